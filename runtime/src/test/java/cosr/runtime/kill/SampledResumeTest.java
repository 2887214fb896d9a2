package cosr.runtime.kill;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.student.core.StudentEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model that was brought, its attempts filtered, stopped at texts, and made in one open batch.
 */
class SampledResumeTest {
  private static final int ROUNDS = 3;
  private static final int BUDGET = 30;
  private static final int MOST = 24;
  private static final int END = 4;

  /** Most answers of the model begin with 40, and many have another number or no end. */
  private static final String SETTINGS =
      """
      student { model = "%s", answer-tokens = %d, context = 128 }
      tasks.dataset = "%s"
      sampling { temperature = 1.3, top-p = 0.9, top-k = 200, stop = [e, "t"], prompt-tokens = %d }
      sampling { slots = 9, prompts = 4, samples = 6 }
      run.rounds = %d
      learning { algorithm = grpo, learning-rate = 1e-4 }
      engine.precision = fp32
      checkpoints.every-rounds = 2
      exams { every-rounds = 3, per-cell = 2 }
      """;

  @TempDir Path folder;

  @Test
  void aRunThatIsKilledAmongItsAttemptsComesToTheSameWeights() throws IOException {
    Path settings = settings();
    Path whole = folder.resolve("whole");
    RunProcess.train(whole, settings, "").endsWith(0);
    Told told = Told.of(whole);
    assertThat(told.digests()).hasSize(ROUNDS).doesNotHaveDuplicates();
    assertThat(told.metrics().lines())
        .filteredOn(l -> l.contains("\"groups_learned\":0"))
        .isEmpty();
    assertThat(told.all(StudentEvent.AttemptsRecorded.class))
        .anyMatch(SampledResumeTest::wasStopped)
        .anyMatch(SampledResumeTest::wasSpent);

    Path killed = folder.resolve("killed");
    RunProcess.train(killed, settings, "student.mid-generation:9").endsWith(RunProcess.KILLED);
    assertThat(Told.of(killed).digests()).hasSizeBetween(1, ROUNDS - 1);
    RunProcess.resume(killed, "").endsWith(0);
    Proof.holds(told, Told.of(killed), 0, List.of());
  }

  private Path settings() throws IOException {
    Path rows = folder.resolve("rows.jsonl");
    Files.writeString(
        rows,
        IntStream.range(0, 64)
            .mapToObj(
                "{\"question\": \"Tell me number %d.\", \"answer\": \"#### 40\"}%n"::formatted)
            .collect(Collectors.joining()));
    Path model = Path.of("../actors/student/src/test/resources/fixtures/llama");
    return Files.writeString(
        folder.resolve("sampled.conf"),
        SETTINGS.formatted(model.toRealPath(), MOST, rows, BUDGET, ROUNDS));
  }

  /** Whether an attempt was ended by a text: it is finished without the model's end mark. */
  private static boolean wasStopped(StudentEvent.AttemptsRecorded event) {
    IntBuffer ids = ints(event.ids());
    IntBuffer lengths = ints(event.lengths());
    int end = 0;
    for (int a = 0; a < lengths.limit(); a++) {
      end += lengths.get(a);
      if (event.finished()[a] != 0 && ids.get(end - 1) != END) return true;
    }
    return false;
  }

  /**
   * Whether an attempt was cut off below what each may have, since its prompt's budget was spent.
   */
  private static boolean wasSpent(StudentEvent.AttemptsRecorded event) {
    IntBuffer lengths = ints(event.lengths());
    return IntStream.range(0, lengths.limit())
        .anyMatch(a -> event.finished()[a] == 0 && lengths.get(a) < MOST);
  }

  private static IntBuffer ints(byte[] packed) {
    return ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
  }
}
