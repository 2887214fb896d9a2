package cosr.bench.size;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tasks that {@link EndedChecker} decides, one a line: sums in words. */
final class EndedTasks {
  private static final int ROWS = 120;

  private EndedTasks() {}

  static void write(Path file) {
    String rows =
        IntStream.range(0, ROWS)
            .mapToObj(
                i ->
                    "{\"prompt\": \"What is %d plus %d? Say how you found it.\", \"answer\": \"%d\"}%n"
                        .formatted(i, 7 * i + 3, 8 * i + 3))
            .collect(Collectors.joining());
    try {
      Files.writeString(file, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
