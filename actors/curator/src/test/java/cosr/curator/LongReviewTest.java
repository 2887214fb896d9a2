package cosr.curator;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Assignment;
import cosr.protocol.CuratorCommand.GroupReport;
import cosr.protocol.Outcome;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which failures count, and when: reviews over the length of a run. */
class LongReviewTest {
  private static final Outcome UNFINISHED = new Outcome.NoAnswer("unfinished");
  private static final Outcome WRONG = new Outcome.Incorrect("wrong");

  private static Play play(String policy, int levels) {
    return new Play(Play.core(policy, 16, Drills.of(levels, "rev")));
  }

  private static void probed(Play play) {
    play.sheet(Play.probe(0), Play.upTo(2));
  }

  /** Right at level 1; at level 2 so many of eight are, and the others so; wrong above. */
  private static Function<Assignment, GroupReport> second(int right, Outcome otherwise) {
    return a ->
        switch (a.task().cell().level()) {
          case 1 -> Play.group(a, 8);
          case 2 -> Play.group(a, right, 8, otherwise);
          default -> Play.group(a, 0);
        };
  }

  private static List<Review> reviews(Play play, String cell) {
    return play.events.stream()
        .filter(e -> e instanceof CuratorEvent.SheetReviewed)
        .flatMap(e -> ((CuratorEvent.SheetReviewed) e).reviews().stream())
        .filter(r -> r.cell().equals(cell))
        .map(CellReview::review)
        .toList();
  }

  @Test
  void answersThatLoseTheirFormAfterManyWrongOnesLowerNoLevel() {
    Play play = play("uniform", 3);
    probed(play);
    int r = 0;
    while (play.state.cell("rev/2").history().tally("incorrect:wrong") < 500)
      play.sheet(Play.round(r++), second(6, WRONG));
    assertThat(play.state.cell("rev/3").open()).isTrue();
    while (play.state.cell("rev/2").history().tally("no-answer:unfinished") < 300)
      play.sheet(Play.round(r++), second(0, UNFINISHED));
    assertThat(play.state.cell("rev/2").skill().fast()).isLessThan(0.1);
    assertThat(play.state.cell("rev/3").open()).isTrue();
    assertThat(reviews(play, "rev/2")).noneMatch(v -> v instanceof Review.Easier);
    assertThat(play.lastReview("rev/2")).isEqualTo(new Review.Reinforce("format"));
  }

  @Test
  void wrongAnswersInTheirFormAreMetAsSuchHoweverManyHadNoneBefore() {
    Play play = play("uniform", 3);
    probed(play);
    int r = 0;
    while (play.state.cell("rev/2").history().tally("no-answer:unfinished") < 200)
      play.sheet(Play.round(r++), second(0, UNFINISHED));
    assertThat(reviews(play, "rev/2")).noneMatch(v -> v instanceof Review.Remediate);
    while (play.state.cell("rev/2").history().tally("incorrect:wrong") < 100)
      play.sheet(Play.round(r++), second(0, WRONG));
    assertThat(play.state.cell("rev/3").open()).isFalse();
    assertThat(reviews(play, "rev/2"))
        .anyMatch(v -> v instanceof Review.Easier)
        .anyMatch(v -> v instanceof Review.Remediate);
    assertThat(play.lastReview("rev/2")).isNotEqualTo(new Review.Reinforce("format"));
  }

  @Test
  void aClosedLevelThatPassesTheGateOpensAndStaysSoWhileItStandsByItself() {
    Play play = play("uniform", 4);
    Function<Assignment, GroupReport> oddLevels =
        a -> Play.group(a, a.task().cell().level() % 2 == 1 ? 8 : 0);
    play.sheet(Play.probe(0), oddLevels);
    assertThat(play.lastReview("rev/3")).isEqualTo(new Review.Harder("rev/4"));
    for (int r = 0; r < 10; r++) {
      assertThat(play.state.cells()).allMatch(CellModel::open);
      play.sheet(Play.round(r), oddLevels);
    }
    for (int r = 10; r < 20; r++)
      play.sheet(Play.round(r), a -> Play.group(a, a.task().cell().level() == 1 ? 8 : 0));
    assertThat(play.state.cells().stream().filter(CellModel::open).map(c -> c.cell().level()))
        .containsExactly(1, 2);
  }

  @Test
  void theHighestLevelOpensItselfWhereItPassesTheGate() {
    Play play = play("uniform", 3);
    play.sheet(Play.probe(0), a -> Play.group(a, a.task().cell().level() == 3 ? 8 : 0));
    assertThat(play.lastReview("rev/3")).isEqualTo(new Review.Harder("rev/3"));
    assertThat(play.state.cells().stream().filter(CellModel::open).map(c -> c.cell().level()))
        .containsExactly(1, 3);
  }

  @Test
  void solveTimeIsThatOfTheGroupsThatCountAndOfTheSheetsThatWereTimed() {
    Play play = play("uniform", 1);
    int groups = play.assign(Play.probe(0)).size();
    play.review(Play.probe(0), timed(play, 100));
    assertThat(play.state.cell("rev/1").history().meanMicros()).isEqualTo(100);
    List<Assignment> sheet = play.assign(Play.round(0));
    play.review(Play.round(0), sheet.stream().map(a -> at(Play.group(a, 3), 0)).toList());
    assertThat(play.state.cell("rev/1").history().meanMicros()).as("not timed").isEqualTo(100);
    sheet = play.assign(Play.round(1));
    Outcome lost = new Outcome.Fault("lost-job");
    play.review(
        Play.round(1),
        sheet.stream()
            .map(
                a ->
                    a == sheetFirst(play)
                        ? at(Play.group(a, 3), 900)
                        : at(Play.group(a, 0, 8, lost), 7))
            .toList());
    assertThat(play.state.cell("rev/1").history().meanMicros())
        .as("groups without a verdict take no time")
        .isEqualTo((100.0 * groups + 900) / (groups + 1));
  }

  private static Assignment sheetFirst(Play play) {
    return play.state.assigned().getLast().assignments().getFirst();
  }

  private static List<GroupReport> timed(Play play, long micros) {
    return play.state.assigned().getLast().assignments().stream()
        .map(a -> at(Play.group(a, 4), micros))
        .toList();
  }

  private static GroupReport at(GroupReport g, long micros) {
    return new GroupReport(g.taskId(), g.cell(), g.outcomes(), g.tokens(), micros, 0);
  }

  @Test
  void aTaskIsBlamedByOneOutcomeUnlessAnotherSaysRightOrWrong() {
    Outcome bad = new Outcome.BadTask("bad-reference");
    assertThat(setAside(bad, UNFINISHED)).isEqualTo("bad-task");
    assertThat(setAside(bad, new Outcome.Fault("lost-job"))).isEqualTo("bad-task");
    assertThat(setAside(bad, WRONG)).isEmpty();
    assertThat(setAside(bad, new Outcome.Correct())).isEmpty();
    assertThat(setAside(UNFINISHED, UNFINISHED)).isEmpty();
  }

  /** Why the cell is set aside after two groups with one outcome of the first kind, else others. */
  private static String setAside(Outcome one, Outcome others) {
    Play play = play("uniform", 1);
    play.sheet(
        Play.probe(0),
        a -> {
          GroupReport g = Play.group(a, 0, 8, others);
          List<Outcome> outcomes = new java.util.ArrayList<>(g.outcomes());
          outcomes.set(3, one);
          return new GroupReport(g.taskId(), g.cell(), outcomes, g.tokens(), 5, 0);
        });
    return play.state.cell("rev/1").setAside();
  }

  @Test
  void theSpreadOfASheetIsThatOfItsDrawHoweverFarTheReviewsAreByThen() {
    Play play = play("progress", 4);
    probed(play);
    double drawn = new ProgressPolicy().allocate(play.state, 0).effectiveCells();
    play.assign(Play.round(0));
    play.assign(Play.round(1));
    for (int r = 0; r < 2; r++) {
      List<Assignment> sheet = play.state.sheet(Play.round(r)).orElseThrow().assignments();
      var summary = play.review(Play.round(r), sheet.stream().map(second(0, WRONG)).toList());
      assertThat(summary.metrics().get("effective_cells")).isEqualTo(drawn);
    }
    assertThat(new ProgressPolicy().allocate(play.state, 2).effectiveCells()).isNotEqualTo(drawn);
  }
}
