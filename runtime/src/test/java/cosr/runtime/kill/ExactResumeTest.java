package cosr.runtime.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.runtime.node.RunFolder;
import cosr.student.core.StudentEvent;
import cosr.supervisor.SupervisorEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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
              new Kill.AtEvent(90, 20),
              new Kill.AtPoint("student.mid-update", 2)),
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
    assertThat(whole.all(StudentEvent.BatchJournaled.class))
        .as("groups with spread that the cap leaves out")
        .anyMatch(ExactResumeTest::leavesAGroupOut);
    Proof.holds(whole, whole, 0, List.of());
    Proof.holds(Whole.of(1), Whole.of(1), 1, List.of());
    assertThat(Whole.of(1).digests()).isNotEqualTo(whole.digests());
  }

  private static boolean leavesAGroupOut(StudentEvent.BatchJournaled batch) {
    FloatBuffer rewards = floats(batch.rewards());
    FloatBuffer advantages = floats(batch.advantages());
    for (int from = 0; from < rewards.limit(); from += Tiny.SAMPLES) {
      TreeSet<Float> distinct = new TreeSet<>();
      boolean learned = false;
      for (int a = from; a < from + Tiny.SAMPLES; a++) {
        if (!Float.isNaN(rewards.get(a))) distinct.add(rewards.get(a));
        learned = learned || !Float.isNaN(advantages.get(a));
      }
      if (distinct.size() > 1 && !learned) return true;
    }
    return false;
  }

  private static FloatBuffer floats(byte[] packed) {
    return ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  @Test
  void aRunThatIsKilledAsItWritesABlobAndAsItCompletesHasAllOfItAfterResume() throws Exception {
    List<Kill> kills =
        List.of(
            new Kill.AtPoint("blob.before-rename", 3),
            new Kill.AtPoint("before-persist.supervisor.run-completed", 1),
            new Kill.AtPoint("after-persist.supervisor.run-completed", 1));
    Chain chain = new Chain(folder.resolve("completing"), 0, KillPlan.flags(kills));
    for (Kill kill : kills) assertThat(chain.kill(kill)).as("%s", kill).isTrue();
    cutTheLastLine(new RunFolder(folder.resolve("completing")).metrics());
    Proof.holds(Whole.of(0), chain.finish(), 0, chain.shown());
  }

  /** As if the process had died before it came to write it. */
  private static void cutTheLastLine(Path metrics) throws IOException {
    String text = Files.readString(metrics);
    Files.writeString(metrics, text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 5));
  }

  @Test
  void whatWasShownAndIsNotInTheJournalIsNoticed() {
    Told whole = Whole.of(0);
    String lesson = "lesson  40/40  loss 1.0\n";
    String round = "round   8/8  reward 0.5\n";
    String exam = "exam    after round 8  held-out 1.0 %  of 24 prompts\n";
    Proof.whatIsShownIsInTheJournal(new Chain.Shown(lesson + round + exam, whole));
    for (String line :
        List.of(
            lesson.replace("40/", "45/"),
            round.replace("8/", "9/"),
            exam.replace("round 8", "round 9")))
      assertThatThrownBy(() -> Proof.whatIsShownIsInTheJournal(new Chain.Shown(line, whole)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("shown");
    Told before = whole.cut(whole.rows().size() / 2);
    for (String out : List.of(round, exam))
      assertThatThrownBy(
              () ->
                  Proof.whatIsShownIsInTheJournal(
                      new Chain.Shown(out, new Told(before.rows(), ""))))
          .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Proof.whatIsShownIsInTheJournal(new Chain.Shown("", before)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("steps of the metrics");
  }
}
