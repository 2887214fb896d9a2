package cosr.runtime.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A run of a few seconds that goes through everything: lessons, quizzes, probes, rounds, exams, and
 * updates that take several micro-batches and leave groups out. Those without lag compute in
 * float32, those with lag in bfloat16.
 */
final class Tiny {
  static final int LESSONS = 8;
  static final int LESSON_STEPS = 5;
  static final int ROUNDS = 8;
  static final int SAMPLES = 16;

  private static final String SETTINGS =
      """
      cosr {
        run { rounds = %d, seed = 11, lag = %d }
        tasks { families = [keep-odd, increment, program], levels = 3 }
        model { hidden-size = 16, layers = 2, heads = 2, key-value-heads = 2, intermediate-size = 24 }
        warm-up { steps = %d, batch = 64, lesson-steps = %d, ramp-steps = 5, learning-rate = 2e-2 }
        sampling { prompts = 6, samples = %d, chunk-rows = 32 }
        learning { policy-groups = 2, micro-batch-tokens = 512 }
        replay { batches = 2, batch = 64, lesson-rows = 8, capacity = 20 }
        checkpoints { every-rounds = 2, every-lessons = 2, keep-last = 2, keep-every = 4 }
        exams { every-rounds = 4, per-cell = 4 }
        engine.precision = %s
      }
      """;

  private Tiny() {}

  /** The settings file of a run with this lag. */
  static Path settings(Path folder, int lag) {
    return settings(folder, lag, ROUNDS, LESSONS, LESSON_STEPS);
  }

  /** The same with other lengths: for a test that must meet a run in its midst. */
  static Path settings(Path folder, int lag, int rounds, int lessons, int lessonSteps) {
    Path file = folder.resolve("tiny-lag-%d-rounds-%d.conf".formatted(lag, rounds));
    try {
      Files.createDirectories(folder);
      Files.writeString(
          file,
          SETTINGS.formatted(
              rounds,
              lag,
              lessons * lessonSteps,
              lessonSteps,
              SAMPLES,
              lag == 0 ? "fp32" : "bf16"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return file;
  }
}
