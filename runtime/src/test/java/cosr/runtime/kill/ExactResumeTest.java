package cosr.runtime.kill;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.student.core.StudentEvent;
import cosr.supervisor.SupervisorEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixed part of the kill plan; {@link LongKillPlanTest} has the seeded one. */
class ExactResumeTest {
  private static final List<List<Kill>> PLAN =
      List.of(
          List.of(
              new Kill.AtPoint("student.mid-lesson", 13),
              new Kill.AtPoint("checkpoint.before-rename", 1),
              new Kill.AtPoint("before-persist.student.updated", 7),
              new Kill.AtPoint("after-persist.student.attempts-recorded", 4),
              new Kill.AtEvent(120, 20),
              new Kill.AtPoint("student.mid-update", 5)),
          List.of(
              new Kill.AtEvent(10, 30),
              new Kill.AtPoint("checkpoint.mid-write", 2),
              new Kill.AtPoint("student.mid-generation", 7),
              new Kill.AtPoint("after-persist.student.batch-journaled", 10),
              new Kill.AtPoint("ledger-head.before-rename", 2),
              new Kill.AtPoint("before-persist.curator.sheet-reviewed", 7)));

  @TempDir Path folder;

  @Test
  void twelveKillsChangeNoWeightsAndRepeatNoMoreThanTheUpdatesSinceTheCheckpoint() {
    long begun = System.nanoTime();
    List<CompletableFuture<Chain>> chains = new ArrayList<>();
    for (int lag = 0; lag < PLAN.size(); lag++) {
      int at = lag;
      chains.add(CompletableFuture.supplyAsync(() -> killed(at), Kills.THREADS));
    }
    List<String> points = new ArrayList<>();
    for (CompletableFuture<Chain> chain : chains) points.addAll(chain.join().killed());
    assertThat(points).hasSize(12);
    Kills.say(points, begun);
  }

  private Chain killed(int lag) {
    Told whole = Whole.of(lag);
    Chain chain = new Chain(folder.resolve("killed-lag-" + lag), lag);
    for (Kill kill : PLAN.get(lag))
      assertThat(chain.kill(kill)).as("%s with lag %d", kill, lag).isTrue();
    Proof.holds(whole, chain.finish(), lag, chain.shown());
    return chain;
  }

  @Test
  void theTinyRunHasWhatAResumeCouldGetWrong() {
    Told whole = Whole.of(0);
    assertThat(whole.metrics()).containsPattern("\"groups_kept\":[1-9]");
    assertThat(whole.all(SupervisorEvent.QuizClosed.class)).isNotEmpty();
    assertThat(whole.all(SupervisorEvent.ExamGraded.class)).hasSize(3);
    assertThat(whole.all(StudentEvent.CheckpointSaved.class)).hasSize(8);
    assertThat(whole.all(StudentEvent.BatchJournaled.class))
        .anyMatch(batch -> !batch.replay().isEmpty());
    Proof.holds(whole, whole, 0, List.of());
    Proof.holds(Whole.of(1), Whole.of(1), 1, List.of());
    assertThat(Whole.of(1).digests()).isNotEqualTo(whole.digests());
  }
}
