package cosr.runtime.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

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
          RunProcess.train(run, lag, "").endsWith(0);
          return Told.of(run);
        },
        task -> new Thread(task, "whole-" + lag).start());
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target", "kill")), "runs-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
