package cosr.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.protocol.Stage;
import cosr.supervisor.SupervisorEvent.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionsTest {
  @Test
  void everyTransitionOfBothTablesIsVisited() {
    Set<String> visited = new TreeSet<>();
    for (int lag : List.of(0, 1)) {
      visited.addAll(complete(lag, 0).visited);
      visited.addAll(pausedAtEveryStage(lag));
      visited.addAll(failedAtEveryStage(lag));
    }
    Set<String> table = new TreeSet<>();
    for (RunTable.Row row : RunTable.rows()) table.add(row.stage() + "/" + row.trigger());
    for (SheetTable.Row row : SheetTable.rows())
      table.add(row.stage() + "/" + row.phase() + "/" + row.next());
    assertThat(visited).isEqualTo(table);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void theLedgerIsTheSameInWhateverOrderRepliesCome(int lag) {
    List<SupervisorEvent> first = facts(complete(lag, 0));
    for (int turn = 1; turn < 5; turn++)
      assertThat(facts(complete(lag, turn))).containsExactlyInAnyOrderElementsOf(first);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aRunStoppedAnywhereGoesOnToTheSameEnd(int lag) {
    Rig whole = complete(lag, 0);
    for (int prefix : whole.commits) {
      Rig rest = whole.restarted(lag, 4, prefix);
      rest.start(Rig.terms("p"), false);
      rest.go(0);
      assertThat(rest.state.stage())
          .as("stopped after event %d", prefix)
          .isEqualTo(RunStage.COMPLETED);
      assertThat(facts(rest))
          .as("stopped after event %d", prefix)
          .containsExactlyInAnyOrderElementsOf(facts(whole));
    }
  }

  @Test
  void withLagOneARoundIsAttemptedBeforeTheRoundBeforeItIsLearned() {
    Rig rig = complete(1, 0);
    List<String> order = new ArrayList<>();
    for (String m : rig.asked) {
      if (m.startsWith("Generate")
          && m.contains("key=round-")
          && !m.contains("key=round-" + index(m) + ".")) order.add("G" + index(m));
      if (m.startsWith("Learn") && m.contains("key=round-")) order.add("L" + index(m));
    }
    assertThat(order).containsExactly("G0", "G1", "L0", "G2", "L1", "G3", "L2", "L3");
  }

  @Test
  void aRoundsAttemptsComeFromTheWeightsThatItsLagSays() {
    assertThat(versions(complete(0, 0))).containsExactly(5, 6, 7, 8);
    assertThat(versions(complete(1, 0))).containsExactly(5, 5, 6, 7);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void whatTheCuratorSetAsideIsToldToTheStudentWithEveryRound(int lag) {
    Rig whole = complete(lag, 0);
    assertThat(practices(whole)).hasSize(4).allMatch(m -> m.contains("setAside=[sort/2]"));
    for (int prefix : whole.commits) {
      Rig rest = whole.restarted(lag, 4, prefix);
      rest.start(Rig.terms("p"), false);
      rest.go(0);
      assertThat(practices(whole)).containsAll(practices(rest));
    }
  }

  private static List<String> practices(Rig rig) {
    return rig.asked.stream().filter(m -> m.contains("Practice[")).toList();
  }

  @Test
  void otherTermsAreRefusedUnlessTheirDivergenceIsAccepted() {
    Rig rig = new Rig(0, 4);
    rig.start(Rig.terms("p"), false);
    Rig resumed = rig.restarted(0, 4, rig.ledger.size());
    assertThatThrownBy(() -> resumed.start(Rig.terms("q"), false))
        .hasMessageContaining("processor was p and is q");
    resumed.start(Rig.terms("q"), true);
    assertThat(resumed.ledger).anyMatch(e -> e instanceof DivergenceAccepted);
    resumed.go(0);
    assertThat(resumed.state.stage()).isEqualTo(RunStage.COMPLETED);
  }

  @Test
  void whereNothingDiffersAcceptingADivergenceIsNoEvent() {
    Rig rig = new Rig(0, 4);
    rig.start(Rig.terms("p"), false);
    Rig resumed = rig.restarted(0, 4, rig.ledger.size());
    resumed.start(Rig.terms("p"), true);
    assertThat(resumed.ledger).noneMatch(e -> e instanceof DivergenceAccepted);
    Rig moved = rig.restarted(0, 4, rig.ledger.size());
    moved.start(Rig.terms("q"), true);
    Rig again = moved.restarted(0, 4, moved.ledger.size());
    again.start(Rig.terms("q"), true);
    assertThat(again.ledger).filteredOn(e -> e instanceof DivergenceAccepted).hasSize(1);
  }

  @Test
  void theDiagramInTheDocumentationIsTheTable() throws Exception {
    java.nio.file.Path page = java.nio.file.Path.of("../../docs/design/state-machine.md");
    String text = Diagram.page();
    if (Boolean.getBoolean("cosr.regenerate")) java.nio.file.Files.writeString(page, text);
    assertThat(java.nio.file.Files.readString(page))
        .as(
            "regenerate with ./build -pl actors/supervisor -am test -Dtest=DecisionsTest -Dcosr.regenerate=true")
        .isEqualTo(text);
  }

  private static int index(String message) {
    int at = message.indexOf("key=round-") + 10;
    return message.charAt(at) - '0';
  }

  private static List<Integer> versions(Rig rig) {
    List<Integer> out = new ArrayList<>();
    for (SupervisorEvent e : rig.ledger)
      if (e instanceof SheetOpened o && o.stage() == Stage.ROUND) out.add(o.version());
    return out;
  }

  private static Rig complete(int lag, int turn) {
    Rig rig = new Rig(lag, 4);
    rig.start(Rig.terms("p"), false);
    rig.go(turn);
    assertThat(rig.state.stage()).isEqualTo(RunStage.COMPLETED);
    assertThat(rig.state.rounds()).isEqualTo(4);
    assertThat(rig.state.exams()).isEqualTo(3);
    return rig;
  }

  /** What the run came to, without the heads (they depend on arrival) and without resumptions. */
  private static List<SupervisorEvent> facts(Rig rig) {
    List<SupervisorEvent> out = new ArrayList<>();
    for (SupervisorEvent e : rig.ledger) {
      if (e instanceof RoundClosed c)
        out.add(
            new RoundClosed(
                c.round(), c.version(), c.digest(), new java.util.TreeMap<>(), List.of()));
      else if (e instanceof ProbeClosed c)
        out.add(new ProbeClosed(c.index(), c.attempts(), List.of()));
      else if (e instanceof ExamGraded c)
        out.add(new ExamGraded(c.exam(), c.version(), c.rounds(), c.mean(), c.scores(), List.of()));
      else if (e instanceof RunCompleted c)
        out.add(new RunCompleted(c.rounds(), c.path(), c.digest(), List.of()));
      else if (!(e instanceof RunResumed)) out.add(e);
    }
    return out;
  }

  @Test
  void aPauseFinishesTheRoundInFlightAndKeepsAtMostTheAttemptsMadeAhead() {
    for (int lag = 0; lag <= 1; lag++) {
      for (int steps = 0; steps < 90; steps++) {
        Rig rig = new Rig(lag, 4);
        rig.start(Rig.terms("p"), false);
        for (int i = 0; i < steps; i++) rig.step(0);
        rig.pause = true;
        rig.go(0);
        assertThat(rig.state.sheets())
            .as("lag %d, paused after %d steps", lag, steps)
            .hasSizeLessThanOrEqualTo(lag)
            .allMatch(sheet -> sheet.phase() == SheetPhase.SOLVED);
      }
    }
  }

  private static Set<String> pausedAtEveryStage(int lag) {
    Set<String> visited = new TreeSet<>();
    for (int steps = 0; steps < 90; steps++) {
      Rig rig = new Rig(lag, 4);
      rig.start(Rig.terms("p"), false);
      for (int i = 0; i < steps; i++) rig.step(0);
      rig.pause = true;
      rig.go(0);
      assertThat(rig.state.stage()).isIn(RunStage.PAUSED, RunStage.COMPLETED);
      if (rig.state.stage() == RunStage.PAUSED) {
        rig.pause = false;
        rig.start(Rig.terms("p"), false);
        rig.go(0);
        assertThat(rig.state.stage())
            .as("paused after %d steps", steps)
            .isEqualTo(RunStage.COMPLETED);
      }
      visited.addAll(rig.visited);
    }
    return visited;
  }

  private static Set<String> failedAtEveryStage(int lag) {
    Set<String> visited = new TreeSet<>();
    for (int steps = 0; steps < 90; steps++) {
      Rig rig = new Rig(lag, 4);
      rig.start(Rig.terms("p"), false);
      boolean more = true;
      for (int i = 0; i < steps && more; i++) more = rig.step(0);
      rig.fail("the disk is full");
      visited.addAll(rig.visited);
      if (rig.state.stage() != RunStage.FAILED) continue;
      rig.start(Rig.terms("p"), false);
      rig.go(0);
      assertThat(rig.state.stage())
          .as("failed after %d steps", steps)
          .isEqualTo(RunStage.COMPLETED);
      visited.addAll(rig.visited);
    }
    return visited;
  }
}
