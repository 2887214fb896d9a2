package cosr.runtime.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** The runs that nobody interrupted, one a lag, made once for all tests of this process. */
final class Whole {
  private static final List<CompletableFuture<Told>> RUNS = List.of(begin(0), begin(1));

  private Whole() {}

  static Told of(int lag) {
    return RUNS.get(lag).join();
  }

  private static CompletableFuture<Told> begin(int lag) {
    return CompletableFuture.supplyAsync(
        () -> {
          Path run = folder().resolve("whole-lag-" + lag);
          return trained(
              run, Tiny.settings(run.resolveSibling("settings"), lag), Tiny.LESSONS, Tiny.ROUNDS);
        },
        task -> new Thread(task, "whole-" + lag).start());
  }

  /** One of these lengths, made here and now. */
  static Told of(Path settings, int lessons, int rounds) {
    return trained(folder().resolve("whole"), settings, lessons, rounds);
  }

  private static Told trained(Path run, Path settings, int lessons, int rounds) {
    RunProcess.train(run, settings, "").endsWith(0);
    Told told = Told.of(run);
    assertThat(told.digests()).as("updates").hasSize(lessons + rounds);
    assertThat(told.steps()).isEqualTo(IntStream.rangeClosed(0, rounds).boxed().toList());
    return told;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target", "kill")), "runs-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
