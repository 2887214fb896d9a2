package cosr.runtime.cli;

import cosr.runtime.node.RunFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Runs a verb that starts neither node nor engine within the test's own process. */
public final class InProcess {
  private InProcess() {}

  /** What the verb wrote and returned. */
  public record Result(int status, String out, String err) {}

  public static Result cosr(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = Console.of(stream(out), stream(err), false, Map.of(), "");
    List<String> texts = List.of(args).stream().map(String::valueOf).toList();
    try {
      int status =
          Main.run(texts, console, () -> ServiceLoader.load(Verbs.class).findFirst().orElseThrow());
      return new Result(
          status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.clearProperty(RunFolder.LOG);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
