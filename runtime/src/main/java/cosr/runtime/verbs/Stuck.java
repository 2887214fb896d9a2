package cosr.runtime.verbs;

import cosr.config.UserError;
import cosr.runtime.node.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** Says in one line why a run cannot go on, and how it will. Not thread-safe. */
final class Stuck {
  /** How long a trouble may take to be written down as the run's failure. */
  private static final long GRACE_NANOS = 4_000_000_000L;

  private static final long FULL_BYTES = 1 << 20;
  private static final Pattern FULL =
      Pattern.compile(
          "No space left|disk is full|SQLITE_FULL|quota exceeded", Pattern.CASE_INSENSITIVE);

  private final RunFolder folder;
  private long since;

  Stuck(RunFolder folder) {
    this.folder = folder;
  }

  /** Called again and again while there is a trouble; ends the run once nothing else does. */
  void check(String what) {
    if (since == 0) since = System.nanoTime();
    if (full(folder, what) || System.nanoTime() - since > GRACE_NANOS) throw because(folder, what);
  }

  /** The run's failure, for its user. */
  static UserError because(RunFolder folder, String reason) {
    String line = reason.lines().findFirst().orElse("");
    if (full(folder, reason))
      return new UserError(
          "run %s cannot go on: the disk of %s is full; free some space, then ./cosr resume %s"
              .formatted(folder.name(), folder.path(), folder.words()));
    return new UserError(
        "run %s cannot go on: %s; details in %s".formatted(folder.name(), line, folder.log()));
  }

  /** The same failure, or the full disk behind it. */
  static RuntimeException orSo(RunFolder folder, RuntimeException e) {
    LoggerFactory.getLogger(Stuck.class).error("run {} cannot go on", folder.name(), e);
    StringBuilder all = new StringBuilder();
    for (Throwable t = e; t != null; t = t.getCause()) all.append(t.getMessage()).append(' ');
    boolean said = e instanceof UserError && all.toString().contains("the disk of");
    return !said && full(folder, all.toString())
        ? because(folder, String.valueOf(e.getMessage()))
        : e;
  }

  private static boolean full(RunFolder folder, String reason) {
    if (FULL.matcher(reason).find()) return true;
    try {
      return Files.getFileStore(folder.path()).getUsableSpace() < FULL_BYTES;
    } catch (IOException e) {
      return false;
    }
  }
}
