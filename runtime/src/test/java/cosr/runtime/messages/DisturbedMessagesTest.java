package cosr.runtime.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import cosr.adapter.AdapterEvent;
import cosr.curator.CuratorEvent;
import cosr.persistence.JournalRow;
import cosr.persistence.ProtocolWires;
import cosr.protocol.SupervisorCommand.Failed;
import cosr.protocol.SupervisorCommand.Pause;
import cosr.runtime.messages.Disturbance.Fate;
import cosr.student.core.StudentEvent;
import cosr.supervisor.SupervisorEvent.RunFailed;
import cosr.supervisor.SupervisorEvent.RunPaused;
import cosr.verifier.VerifierEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A lost, doubled or late message changes nothing. */
class DisturbedMessagesTest {
  private static final long SEED = 3;
  private static final int ROUNDS = 9;

  /** A round takes some twelve messages: so late that nobody keeps the answer any more. */
  private static final int DELAY = 66;

  @TempDir Path runs;

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void everyUpdateIsTheSameWhateverBecomesOfMessages(int lag) throws Exception {
    TestRun calm = run("calm", lag, UnaryOperator.identity()).complete();
    assertThat(calm.updates()).hasSize(4 + ROUNDS);
    assertNothingIsWrittenTwice(calm);
    eachAtOnce(fate -> disturbed(fate, lag, calm));
  }

  private void disturbed(Fate fate, int lag, TestRun calm) {
    Disturbance disturbance = new Disturbance(fate, SEED, DELAY, message -> true);
    TestRun run = run(fate.name(), lag, disturbance).complete();
    assertThat(run.updates()).as("lag %d, %s", lag, fate).isEqualTo(calm.updates());
    assertThat(run.view.processes()).as("processes").isEqualTo(1);
    assertNothingIsWrittenTwice(run);
    assertThat(disturbance.disturbed()).as("kinds").isEqualTo(kinds());
  }

  /** The runs wait for timers most of the time. */
  private static void eachAtOnce(Consumer<Fate> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(Fate.values().length)) {
      List<Future<?>> runs = new ArrayList<>();
      for (Fate fate : Fate.values()) runs.add(threads.submit(() -> work.accept(fate)));
      for (Future<?> run : runs) run.get();
    }
  }

  @Test
  void aRunRestsAndGoesOnToTheSameUpdatesWhateverBecomesOfItsPause() throws Exception {
    TestRun calm = run("calm", 0, UnaryOperator.identity()).complete();
    eachAtOnce(fate -> pausedAndDisturbed(fate, calm));
  }

  private void pausedAndDisturbed(Fate fate, TestRun calm) {
    Disturbance disturbance = new Disturbance(fate, SEED, DELAY, m -> m instanceof Pause);
    TestRun run = run("pause-" + fate, 0, disturbance).pauseAfter(2);
    assertThat(all(run, RunPaused.class)).as("pauses, %s", fate).hasSize(1);
    assertThat(run.view.rounds().size()).isBetween(2, ROUNDS - 1);
    run.complete();
    assertThat(run.updates()).as("%s", fate).isEqualTo(calm.updates());
    assertThat(run.view.processes()).as("processes").isEqualTo(2);
    assertNothingIsWrittenTwice(run);
    assertThat(disturbance.disturbed()).containsExactly("Pause");
  }

  @ParameterizedTest
  @EnumSource
  void aFailureIsReportedUntilItIsHeardAndTheRunThenRests(Fate fate) throws Exception {
    Disturbance disturbance = new Disturbance(fate, SEED, DELAY, m -> m instanceof Failed);
    TestRun run = run("failing", 0, disturbance);
    Files.delete(run.folder.checkpoints());
    Files.writeString(run.folder.checkpoints(), "in the way of the checkpoints' folder");
    run.fail();
    assertThat(disturbance.disturbed()).containsExactly("Failed");
    assertThat(all(run, RunFailed.class)).hasSize(1);
    assertThat(run.view.failure()).startsWith("student: checkpoint ").contains("can't be written");
  }

  @Test
  void aRunThatFailsWhereItShouldNotIsGivenUpWithItsReason() throws Exception {
    TestRun run = run("failing", 0, UnaryOperator.identity());
    Files.delete(run.folder.checkpoints());
    Files.writeString(run.folder.checkpoints(), "in the way of the checkpoints' folder");
    assertThatThrownBy(run::complete)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the run failed: student: checkpoint ");
  }

  private static <E> List<E> all(TestRun run, Class<E> type) {
    return run.rows().stream()
        .map(JournalRow::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  @Test
  void aMessageThatCannotBeSerialisedIsNoticed() throws Exception {
    record Stray(int number) {}
    Config config =
        ConfigFactory.parseString(
            """
            pekko.loggers = ["org.apache.pekko.event.slf4j.Slf4jLogger"]
            pekko.logging-filter = "org.apache.pekko.event.slf4j.Slf4jLoggingFilter"
            pekko.actor { serialize-messages = on, allow-java-serialization = off }
            """);
    try (LogWatch log = new LogWatch()) {
      ActorSystem<Stray> system =
          ActorSystem.create(
              Behaviors.ignore(), "stray", config.withFallback(ConfigFactory.load()));
      log.assertNoFailureOfSerialization();
      system.tell(new Stray(1));
      for (int i = 0; i < 200 && log.lines().isEmpty(); i++) Thread.sleep(50);
      system.terminate();
      assertThatThrownBy(log::assertNoFailureOfSerialization).isInstanceOf(AssertionError.class);
    }
  }

  private TestRun run(String name, int lag, UnaryOperator<cosr.protocol.Post> wiring) {
    return new TestRun(runs.resolve(name), TestRun.tiny(lag), wiring);
  }

  /**
   * All kinds of messages but those after which a run rests, which have tests of their own, and the
   * timer's, which isn't posted.
   */
  private static SortedSet<String> kinds() {
    SortedSet<String> kinds = new TreeSet<>();
    new ProtocolWires().wires().forEach(w -> kinds.add(w.type().getSimpleName()));
    kinds.remove("Failed");
    kinds.remove("Pause");
    kinds.remove("Nudge");
    return kinds;
  }

  /** A repeat is answered from the state, without new events. */
  private static void assertNothingIsWrittenTwice(TestRun run) {
    List<String> keys = new ArrayList<>();
    for (JournalRow row : run.rows()) {
      String key =
          switch (row.event()) {
            case CuratorEvent.TasksAssigned e -> e.key().toString();
            case CuratorEvent.SheetReviewed e -> e.key().toString();
            case StudentEvent.AttemptsRecorded e -> e.key().toString();
            case StudentEvent.BatchJournaled e -> e.key().toString();
            case StudentEvent.Updated e -> e.key().toString();
            case StudentEvent.CheckpointSaved e -> e.folderName();
            case AdapterEvent.AnswersExtracted e -> e.key().toString();
            case VerifierEvent.VerdictsRecorded e -> e.key().toString();
            default -> "";
          };
      if (!key.isEmpty()) keys.add(row.name() + " " + key);
    }
    assertThat(keys).doesNotHaveDuplicates();
  }
}
