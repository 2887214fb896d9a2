package cosr.runtime.cli;

import cosr.runtime.screen.Lines;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a verb writes.
 *
 * @param terminal whether out is a terminal that understands cursor movement; only then is anything
 *     redrawn in place
 * @param color whether out may be coloured
 * @param width columns of out
 * @param height rows of out
 */
public record Console(
    PrintStream out, PrintStream err, boolean terminal, boolean color, int width, int height) {
  /** Set by the launcher: rows and columns of the terminal, as {@code stty size} prints them. */
  static final String SIZE = "cosr.screen";

  private static final int DEFAULT_WIDTH = 100;
  private static final int DEFAULT_HEIGHT = 24;
  private static final Pattern ROWS_COLUMNS =
      Pattern.compile("([1-9][0-9]{0,3}) ([1-9][0-9]{0,3})");

  /** The standard streams of this process. */
  public static Console system() {
    return of(System.out, System.err, isTerminal(), System.getenv(), System.getProperty(SIZE, ""));
  }

  static Console of(
      PrintStream out, PrintStream err, boolean tty, Map<String, String> env, String size) {
    String term = env.getOrDefault("TERM", "");
    boolean terminal = tty && !term.isEmpty() && !term.equals("dumb");
    boolean color = terminal && env.getOrDefault("NO_COLOR", "").isEmpty();
    return new Console(out, err, terminal, color, DEFAULT_WIDTH, DEFAULT_HEIGHT).sized(size);
  }

  /** The same with the size that its terminal has at this moment. */
  public Console measured() {
    if (!terminal) return this;
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return sized(size.strip());
    } catch (IOException e) {
      return this;
    }
  }

  Console sized(String size) {
    Matcher known = ROWS_COLUMNS.matcher(size);
    if (!known.matches()) return this;
    int columns = Integer.parseInt(known.group(2));
    return new Console(out, err, terminal, color, columns, Integer.parseInt(known.group(1)));
  }

  /**
   * Writes a line that a terminal gets broken between words, further lines indented; elsewhere it
   * stays whole.
   */
  public void text(String text, int indent) {
    if (terminal) Lines.wrapped(text, width, indent).forEach(this::line);
    else line(text);
  }

  /** Writes a line to out. */
  public void line(String text) {
    out.println(text);
  }

  /**
   * Since Java 22, {@code System.console()} may be there without a terminal, so the file is asked.
   */
  private static boolean isTerminal() {
    Path out = Path.of("/proc/self/fd/1");
    try {
      if (Files.isSymbolicLink(out)) {
        String target = Files.readSymbolicLink(out).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      }
    } catch (IOException | SecurityException e) {
      return false;
    }
    return System.console() != null;
  }
}
