package cosr.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What this machine has for sandboxes.
 *
 * @param missing programs that are not there
 * @param packages Debian packages that bring them
 * @param root whether this process may give each sandbox a user of its own
 * @param firstUser the first of these users, or -1 where all sandboxes share one
 */
public record Isolation(List<String> missing, List<String> packages, boolean root, long firstUser) {
  static final String BUBBLEWRAP = "/usr/bin/bwrap";
  static final String PYTHON = "/usr/bin/python3";
  static final String SETPRIV = "/usr/bin/setpriv";

  /** The user of sandboxes that share one; nobody. */
  static final long NOBODY = 65_534;

  private static final long FIRST_USER = 200_000;
  private static final long NODES = 100_000;

  /** Users that a node has for its sandboxes. */
  static final int USERS = 2_048;

  /** Looks at this machine; starts nothing. */
  public static Isolation look() {
    return look(Path.of("/"));
  }

  static Isolation look(Path slash) {
    boolean root = "0".equals(field(slash, "Uid:"));
    List<String> missing = new ArrayList<>();
    List<String> packages = new ArrayList<>();
    String system = System.getProperty("os.name", "");
    if (!system.toLowerCase(Locale.ROOT).contains("linux")) missing.add("Linux");
    need(slash, BUBBLEWRAP, "bubblewrap", missing, packages);
    need(slash, PYTHON, "python3", missing, packages);
    if (root) need(slash, SETPRIV, "util-linux", missing, packages);
    return new Isolation(
        List.copyOf(missing), List.copyOf(packages), root, root ? firstUser(slash) : -1);
  }

  /** Why no sandbox can start here, with the command that mends it; empty where one may. */
  public Optional<String> refusal() {
    if (missing.isEmpty()) return Optional.empty();
    String what = String.join(", ", missing) + (missing.size() == 1 ? " is" : " are") + " missing";
    return Optional.of(
        packages.isEmpty() ? what : what + ": apt-get install " + String.join(" ", packages));
  }

  /** Whether each sandbox has a user of its own. */
  public boolean ownUsers() {
    return firstUser >= 0;
  }

  /** The words before the program that is to run as another user. */
  List<String> asUser(int number) {
    if (!root) return List.of();
    long user = ownUsers() ? firstUser + number : NOBODY;
    return List.of(
        SETPRIV, "--reuid=" + user, "--regid=" + user, "--clear-groups", "--no-new-privs");
  }

  private static void need(
      Path slash, String program, String debian, List<String> missing, List<String> packages) {
    if (Files.isExecutable(slash.resolve(program.substring(1)))) return;
    missing.add(program);
    packages.add(debian);
  }

  /** Two nodes on one machine have other users, as long as process numbers differ below 100,000. */
  private static long firstUser(Path slash) {
    long first = FIRST_USER + ProcessHandle.current().pid() % NODES * USERS;
    try {
      for (String line : Files.readAllLines(slash.resolve("proc/self/uid_map"))) {
        String[] words = line.strip().split("\\s+");
        long inside = Long.parseLong(words[0]);
        if (inside <= first && first + USERS <= inside + Long.parseLong(words[2])) return first;
      }
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
    return -1;
  }

  private static String field(Path slash, String name) {
    try {
      for (String line : Files.readAllLines(slash.resolve("proc/self/status")))
        if (line.startsWith(name)) return line.split("\\s+")[1];
    } catch (IOException e) {
      return "";
    }
    return "";
  }
}
