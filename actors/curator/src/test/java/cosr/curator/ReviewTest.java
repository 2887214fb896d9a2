package cosr.curator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cosr.protocol.Assignment;
import cosr.protocol.Cell;
import cosr.protocol.CuratorCommand.AssignTasks;
import cosr.protocol.CuratorCommand.GroupReport;
import cosr.protocol.CuratorCommand.ReviewSheet;
import cosr.protocol.Outcome;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ReviewTest {
  private static final Drills TASKS = Drills.of(4, "rev", "sort");

  private static Play begun() {
    return new Play(Play.core("progress", 16, TASKS));
  }

  private static Play probed(int level) {
    Play play = begun();
    play.sheet(Play.probe(0), Play.upTo(level));
    return play;
  }

  private static GroupReport doubted(Assignment a) {
    GroupReport g = Play.group(a, 4);
    return new GroupReport(g.taskId(), g.cell(), g.outcomes(), g.tokens(), g.solveMicros(), 1);
  }

  /** Like {@code usually}, but otherwise in one cell. */
  private static Function<Assignment, GroupReport> but(
      String cell,
      Function<Assignment, GroupReport> then,
      Function<Assignment, GroupReport> usually) {
    return a -> a.task().cell().toString().equals(cell) ? then.apply(a) : usually.apply(a);
  }

  @Test
  void aProbeAsksEveryCellAndStartsTheModel() {
    Play play = begun();
    List<Assignment> sheet = play.assign(Play.probe(0));
    assertThat(sheet).hasSize(16).allMatch(a -> a.reason().equals("probe"));
    for (int i = 0; i < 16; i++)
      assertThat(sheet.get(i).task().cell()).isEqualTo(TASKS.cells().get(i / 2));
    play.review(
        Play.probe(0),
        sheet.stream().map(a -> Play.group(a, 8 / a.task().cell().level())).toList());
    assertThat(play.state.cell("rev/2").skill()).isEqualTo(new Skill(9, 9, 0.5, 0.5));
    assertThat(play.state.cell("rev/1").skill()).isEqualTo(new Skill(17, 1, 1, 1));
    assertThat(play.state.cell("rev/1").history().attempts()).isEqualTo(16);
    assertThat(play.state.cell("rev/1").visited()).isEqualTo(-1);
  }

  @Test
  void onlyTheLowestLevelsAreOpenBeforeTheProbeAndItsResultsOpenMore() {
    assertThat(begun().state.cells().stream().filter(CellModel::open).map(c -> c.cell().toString()))
        .containsExactly("rev/1", "sort/1");
    Play play = probed(2);
    assertThat(play.state.cells().stream().filter(CellModel::open).map(c -> c.cell().toString()))
        .containsExactly("rev/1", "rev/2", "rev/3", "sort/1", "sort/2", "sort/3");
    assertThat(play.lastReview("rev/1")).isEqualTo(new Review.Harder("rev/2"));
    assertThat(play.lastReview("rev/3")).isEqualTo(new Review.Reinforce("locked"));
  }

  @Test
  void aLevelThatNoLongerCarriesClosesTheNextOnlyWellBelowTheGate() {
    Play play = probed(2);
    int r = 0;
    while (play.state.cell("rev/2").skill().fast() > 0.42) {
      assertThat(play.state.cell("rev/3").open()).isTrue();
      play.sheet(Play.round(r++), a -> Play.group(a, a.task().cell().level() == 1 ? 8 : 0));
    }
    while (play.state.cell("rev/3").open())
      play.sheet(Play.round(r++), a -> Play.group(a, a.task().cell().level() == 1 ? 8 : 0));
    assertThat(play.lastReview("rev/2")).isEqualTo(new Review.Easier("rev/3"));
    assertThat(play.state.cell("rev/2").skill().fast()).isLessThan(0.4);
  }

  @Test
  void whatDoesNotTeachIsCountedApart() {
    Play play = begun();
    Function<Assignment, GroupReport> faulty =
        a -> {
          List<Outcome> outcomes = new ArrayList<>(Play.group(a, 2).outcomes());
          outcomes.set(0, new Outcome.Fault("worker"));
          outcomes.set(7, new Outcome.Undecided("limit"));
          return new GroupReport(
              a.task().id(), a.task().cell(), outcomes, List.of(9, 1, 1, 1, 1, 1, 1, 9), 5, 0);
        };
    play.sheet(Play.probe(0), but("rev/1", faulty, Play.upTo(1)));
    CellModel rev = play.state.cell("rev/1");
    assertThat(rev.history().attempts()).isEqualTo(12);
    assertThat(rev.history().successes()).isEqualTo(2);
    assertThat(rev.history().meanTokens()).isEqualTo(1);
    assertThat(rev.history().meanMicros()).isEqualTo(5);
    assertThat(rev.skill().fast()).isCloseTo(2.0 / 12, within(1e-12));
    assertThat(rev.history().tallies())
        .containsOnly(
            java.util.Map.entry("fault", 2),
            java.util.Map.entry("undecided", 2),
            java.util.Map.entry("incorrect:wrong", 10));
  }

  @Test
  void aGroupWithoutAnyVerdictChangesNoRate() {
    Play play = probed(1);
    Skill before = play.state.cell("rev/2").skill();
    play.sheet(
        Play.round(0),
        but("rev/2", a -> Play.group(a, 0, 8, new Outcome.Fault("worker")), Play.upTo(1)));
    assertThat(play.lastReview("rev/2")).isEqualTo(new Review.Reinforce("no-verdict"));
    assertThat(play.state.cell("rev/2").skill()).isEqualTo(before.unvisited());
  }

  @Test
  void verdictsThatDisagreeSetTheCellAsideForGood() {
    Play play = probed(1);
    var summary = play.sheet(Play.round(0), but("rev/2", ReviewTest::doubted, Play.upTo(1)));
    assertThat(play.lastReview("rev/2")).isEqualTo(new Review.SetAside("verdicts-disagree"));
    assertThat(play.state.cell("rev/2").setAside()).isEqualTo("verdicts-disagree");
    assertThat(summary.decisions()).containsEntry("set-aside", 1);
    assertThat(summary.metrics()).containsEntry("set_aside", 1.0);
    for (Policy p : List.of(new ProgressPolicy(), new ZpdPolicy(1), new UniformPolicy()))
      assertThat(p.allocate(play.state, 1).shares().get(1).probability()).isZero();
    for (int r = 1; r < 20; r++) {
      assertThat(play.assign(Play.round(r)))
          .noneMatch(a -> a.task().cell().toString().equals("rev/2"));
      play.review(
          Play.round(r),
          play.state.sheet(Play.round(r)).orElseThrow().assignments().stream()
              .map(Play.upTo(4))
              .toList());
    }
    assertThat(play.state.cell("rev/3").open()).as("the level below carries it").isTrue();
    assertThat(play.state.assigned().getLast().setAside()).containsExactly(new Cell("rev", 2));
  }

  @Test
  void aLowestLevelSetAsideLeavesTheNextOneOpen() {
    Play play = begun();
    play.sheet(Play.probe(0), but("sort/1", ReviewTest::doubted, Play.upTo(0)));
    assertThat(play.state.cell("sort/2").open()).isTrue();
    assertThat(play.state.cell("rev/2").open()).isFalse();
  }

  @Test
  void aCellWhoseTasksAreBadTwiceIsSetAside() {
    Play play = begun();
    play.sheet(
        Play.probe(0),
        but("rev/2", a -> Play.group(a, 0, 8, new Outcome.BadTask("empty")), Play.upTo(1)));
    assertThat(play.state.cell("rev/2").setAside()).isEqualTo("bad-task");
    assertThat(play.state.cell("rev/2").history().attempts()).isZero();
    assertThat(play.state.cell("rev/2").history().tally("bad-task")).isEqualTo(16);
  }

  @Test
  void withEveryCellSetAsideTheCuratorSaysSo() {
    Play play = begun();
    play.sheet(Play.probe(0), ReviewTest::doubted);
    assertThat(play.state.cells()).noneMatch(CellModel::usable);
    assertThatThrownBy(() -> play.assign(Play.round(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("every cell is set aside");
  }

  @Test
  void aStuckCellIsDecomposedAndItsSubtasksComeNext() {
    Play play = probed(2);
    int r = 0;
    while (play.state.remedies().isEmpty()) {
      int before = play.state.cell("rev/3").history().dry();
      play.sheet(Play.round(r++), Play.upTo(2));
      if (play.state.remedies().isEmpty()) assertThat(before).isLessThan(60);
    }
    Assignment first = play.state.remedies().get(0);
    String cell = first.reason().substring("decompose:".length(), "decompose:".length() + 5);
    String stuck = cell.startsWith("rev") ? "rev/3" : "sort/3";
    assertThat(first.reason()).startsWith("decompose:" + stuck);
    assertThat(play.lastReview(stuck)).isInstanceOf(Review.Remediate.class);
    Review.Remediate remediate = (Review.Remediate) play.lastReview(stuck);
    assertThat(remediate.kind()).isEqualTo("decompose");
    assertThat(remediate.subtasks()).hasSize(2);
    int waiting = play.state.remedies().size();
    List<Assignment> next = play.assign(Play.round(r));
    assertThat(next.get(0).task().cell().level()).isEqualTo(2);
    assertThat(next.stream().filter(a -> a.reason().startsWith("decompose:"))).hasSize(waiting);
    assertThat(next.get(0)).isEqualTo(first);
    assertThat(play.state.remedies()).isEmpty();
    int since = play.state.cell(stuck).history().remediedAt();
    play.review(Play.round(r), next.stream().map(Play.upTo(2)).toList());
    while (play.state.cell(stuck).history().remediedAt() == since)
      play.sheet(Play.round(++r), Play.upTo(2));
    assertThat(play.state.cell(stuck).history().remediedAt())
        .as("again only after another 60 attempts")
        .isGreaterThanOrEqualTo(since + 60);
  }

  @Test
  void aStuckCellWithNothingSimplerInTheRunIsMetWithMoreOfTheSame() {
    Play play = begun();
    for (int r = 0; r < 20; r++) play.sheet(Play.round(r), Play.upTo(0));
    assertThat(play.state.cell("rev/1").history().dry()).isGreaterThan(60);
    assertThat(play.lastReview("rev/1")).isEqualTo(new Review.Reinforce("stuck"));
    assertThat(play.state.remedies()).isEmpty();
  }

  @Test
  void aSuccessEndsBeingStuck() {
    Play play = probed(2);
    for (int r = 0; r < 3; r++) play.sheet(Play.round(r), Play.upTo(2));
    History dry = play.state.cell("rev/3").history();
    assertThat(dry.dry()).isPositive();
    play.sheet(Play.round(3), a -> Play.group(a, 1));
    assertThat(play.state.cell("rev/3").history().dry()).isLessThan(8);
    assertThat(play.state.cell("rev/3").history().remediedAt()).isZero();
  }

  @Test
  void answersInTheWrongFormAreNoDifficultyAndNeverRemediated() {
    Play play = probed(2);
    Function<Assignment, GroupReport> shapeless =
        a -> Play.group(a, a.task().cell().level() <= 1 ? 8 : 0, 8, new Outcome.NoAnswer("empty"));
    for (int r = 0; r < 40; r++) play.sheet(Play.round(r), shapeless);
    assertThat(play.state.cell("rev/3").history().dry()).isGreaterThan(120);
    assertThat(play.state.cell("rev/2").skill().fast()).isLessThan(0.4);
    assertThat(play.state.cell("rev/3").open()).as("the level isn't lowered").isTrue();
    for (CuratorEvent e : play.events)
      if (e instanceof CuratorEvent.SheetReviewed s)
        assertThat(s.reviews())
            .noneMatch(c -> c.review() instanceof Review.Easier)
            .allMatch(
                c ->
                    !(c.review() instanceof Review.Remediate)
                        || !play.state.cell(c.cell()).history().formatLed());
    assertThat(play.state.cell("rev/2").history().formatLed()).isTrue();
    assertThat(play.events)
        .filteredOn(e -> e instanceof CuratorEvent.SheetReviewed)
        .anyMatch(
            e ->
                ((CuratorEvent.SheetReviewed) e)
                    .reviews().stream()
                        .anyMatch(c -> c.review().equals(new Review.Reinforce("format"))));
  }

  @Test
  void theQueueOfRemediesIsBounded() {
    String[] families = new String[24];
    for (int i = 0; i < families.length; i++) families[i] = "f" + i;
    Drills many = Drills.of(2, families);
    Play play = new Play(Play.core("uniform", 480, many));
    play.sheet(Play.probe(0), Play.upTo(1));
    int most = 0;
    for (int r = 0; r < 4; r++) {
      play.sheet(Play.round(r), Play.upTo(1));
      most = Math.max(most, play.state.remedies().size());
    }
    assertThat(most).isEqualTo(CuratorState.MOST_REMEDIES);
  }

  @Test
  void aSheetNamesEachTaskOnceWhileThereAreEnough() {
    Drills few = new Drills(List.of("a", "b", "c"), 1, 8, 0);
    Play play = new Play(Play.core("progress", 16, few));
    play.sheet(Play.probe(0), a -> Play.group(a, 4));
    assertThat(play.assign(Play.round(0)).stream().map(a -> a.task().id()).distinct()).hasSize(16);
    Play starved = new Play(Play.core("progress", 40, few));
    starved.sheet(Play.probe(0), a -> Play.group(a, 4));
    assertThat(starved.assign(Play.round(0))).hasSize(40);
  }

  @Test
  void repeatsAreAnsweredFromTheStateUntilTheyAreTooOld() {
    Play play = probed(1);
    for (int r = 0; r < 6; r++) play.sheet(Play.round(r), Play.upTo(1));
    for (int r = 2; r < 6; r++) {
      assertThat(play.tell(new AssignTasks("run", Play.round(r), 99))).isEmpty();
      assertThat(play.assign(Play.round(r))).hasSize(16);
      assertThat(play.tell(new ReviewSheet("run", Play.round(r), List.of()))).isEmpty();
    }
    assertThat(play.assign(Play.probe(0))).as("other stages are kept apart").hasSize(16);
    assertThatThrownBy(() -> play.assign(Play.round(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("round-1")
        .hasMessageContaining("newest 4");
    assertThatThrownBy(() -> play.review(Play.round(1), List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("round-1");
  }

  @Test
  void whatDoesNotFitTheStateIsRefusedInWords() {
    Play play = probed(1);
    refuses(play, new AssignTasks("run", Play.round(0), 1), "reviews of 1 rounds");
    refuses(play, new AssignTasks("run", Play.round(3), 0), "before round-0");
    refuses(play, new AssignTasks("run", new SheetKey(Stage.EXAM, 0, 0), 0), "EXAM");
    refuses(play, new AssignTasks("run", new SheetKey(Stage.ROUND, 0, 1), 0), "one part");
    refuses(play, new ReviewSheet("run", Play.round(0), List.of()), "assignments of round-0");
    play.assign(Play.round(0));
    refuses(play, new ReviewSheet("run", Play.round(0), List.of()), "aren't those of the tasks");
    assertThatThrownBy(
            () -> {
              for (int r = 0; r < 401; r++) play.sheet(Play.round(r), Play.upTo(1));
            })
        .hasMessageContaining("past the last of this run's 400 rounds");
  }

  private static void refuses(Play play, cosr.protocol.CuratorCommand command, String words) {
    assertThatThrownBy(() -> play.tell(command))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(words);
  }

  @Test
  void aRoundMayBeAssignedFromTheReviewsOfTheOneBeforeTheLast() {
    Play play = probed(1);
    List<Assignment> first = play.assign(Play.round(0));
    List<Assignment> second = play.assign(Play.round(1));
    play.review(Play.round(0), first.stream().map(Play.upTo(1)).toList());
    assertThat(play.assign(Play.round(2))).hasSize(16);
    play.review(Play.round(1), second.stream().map(Play.upTo(1)).toList());
    assertThat(play.state.rounds()).isEqualTo(new CuratorState.Progress(3, 2));
  }

  @Test
  void theSummaryCountsDecisionsAndMeasuresTheMap() {
    Play play = begun();
    var summary = play.sheet(Play.probe(0), Play.upTo(2));
    assertThat(summary.decisions())
        .isEqualTo(new java.util.TreeMap<>(java.util.Map.of("harder", 4, "reinforce", 4)));
    assertThat(summary.metrics())
        .containsEntry("unlocked", 6.0)
        .containsEntry("mastered", 4.0)
        .containsEntry("set_aside", 0.0)
        .containsEntry("mean_p", 0.5)
        .containsEntry("mixed_groups", 0.0)
        .containsKeys("effective_cells", "learning_progress", "stuck", "remedies");
    assertThat(play.state.cell("rev/3").reason()).isEqualTo("probe");
  }
}
