package cosr.bench.sandbox;

import cosr.config.UserError;
import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.runtime.verify.VerifyLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job of the file that is measured with.
 *
 * @param kind the first word of its id: {@code stdio}, {@code function}, {@code embedded} or {@code
 *     math}
 * @param right whether it is, which is the second word
 */
record BenchJob(String id, String kind, boolean right, Check check, Answer answer) {
  /**
   * All jobs of a file, or of the one that comes with this program.
   *
   * @throws UserError where a line is none
   */
  static List<BenchJob> read(@Nullable Path file) {
    String name = file == null ? "jobs.jsonl" : file.toString();
    List<BenchJob> jobs = new ArrayList<>();
    int number = 0;
    for (String line : text(file).lines().toList()) {
      String place = name + ":" + ++number;
      VerifyLine read = VerifyLine.of(place, line);
      String[] words = read.id().split("-");
      if (words.length < 2 || !words[1].matches("right|wrong"))
        throw new UserError(
            place + ": the id '" + read.id() + "' does not begin as stdio-right or stdio-wrong");
      jobs.add(
          new BenchJob(read.id(), words[0], words[1].equals("right"), read.check(), read.answer()));
    }
    return jobs;
  }

  private static String text(@Nullable Path file) {
    try (InputStream in =
        file == null
            ? Objects.requireNonNull(BenchJob.class.getResourceAsStream("jobs.jsonl"))
            : Files.newInputStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UserError("--jobs " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether a fresh interpreter that runs all of the job finds it right. */
  boolean decide(FreshProcess process) {
    String written = ((Answer.Found) answer).value();
    return switch (kind) {
      case "stdio" -> {
        // The file's tasks have one input each.
        FreshProcess.End end = process.run(written, only("inputs"));
        yield end.status() == 0 && end.output().equals(only("outputs"));
      }
      case "function" -> process.run(written + "\n" + value("tests"), "").status() == 0;
      case "embedded" -> {
        String call = "\nprint(repr(f(" + value("input") + ")))\n";
        yield process.run(value("code") + call, "").output().strip().equals(written.strip());
      }
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private String value(String name) {
    return Objects.requireNonNull(check.parameters().get(name));
  }

  private String only(String name) {
    return Optional.of(JsonTexts.of(value(name)))
        .filter(texts -> texts.size() == 1)
        .orElseThrow(() -> new UserError(id + " has not one of " + name))
        .getFirst();
  }
}
