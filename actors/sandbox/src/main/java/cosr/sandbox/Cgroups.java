package cosr.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Control groups that bound a sandbox as a whole, in version 1 or 2 of them. An extra: where this
 * process may not make any, there are none, and the limits of each job hold without. A group is
 * named after the process that made it: its namespace of processes, its number and the time of its
 * start, so that no group of others is ever taken for one of ours.
 */
final class Cgroups implements AutoCloseable {
  private static final String NAME = "cosr-";
  private static final Pattern GROUP =
      Pattern.compile(
          "(?<node>" + NAME + "(?<space>\\d{1,18})-(?<pid>\\d{1,18})-\\d{1,20})-\\d{1,9}-\\d{1,9}");

  /** A group that systemd keeps for what it started. */
  private static final Pattern UNIT = Pattern.compile("\\.(service|scope|slice)$");

  /** Place of the time of the start in {@code /proc/PID/stat}, after the name in brackets. */
  private static final int START_AFTER_NAME = 19;

  private static final int PROCESSES = 64;
  private static final int TRIES = 50;
  private static final AtomicInteger POOLS = new AtomicInteger();

  private static final String JOIN =
      "while [ \"$1\" != -- ]; do echo $$ >\"$1\"; shift; done 2>/dev/null; shift; exec \"$@\"";

  private final List<Kind> kinds;
  private final String name = node() + "-" + POOLS.getAndIncrement() + "-";
  private final List<Path> made = new ArrayList<>();

  /** A folder in which groups are made, and what is written in each. */
  private record Kind(Path folder, List<Limit> limits) {}

  private record Limit(String file, String value) {}

  private Cgroups(List<Kind> kinds) {
    this.kinds = kinds;
  }

  /** The groups of sandboxes whose jobs have so much memory. */
  static Cgroups look(Path slash, long memoryBytes) {
    String memory = Long.toString(memoryBytes + (128L << 20));
    Limit processes = new Limit("pids.max", Integer.toString(PROCESSES));
    List<Kind> kinds = new ArrayList<>();
    Path root = slash.resolve("sys/fs/cgroup");
    for (String line : lines(slash.resolve("proc/self/cgroup"))) {
      String[] words = line.split(":", 3);
      if (words.length < 3) continue;
      String own = words[2].substring(1);
      switch (words[1]) {
        case "memory" ->
            kinds.add(
                new Kind(
                    root.resolve("memory").resolve(own),
                    List.of(new Limit("memory.limit_in_bytes", memory))));
        case "pids" -> kinds.add(new Kind(root.resolve("pids").resolve(own), List.of(processes)));
        case "" ->
            delegated(root, own)
                .ifPresent(
                    folder ->
                        kinds.add(
                            new Kind(folder, List.of(new Limit("memory.max", memory), processes))));
        default -> {}
      }
    }
    kinds.removeIf(kind -> !Files.isWritable(kind.folder()));
    for (Kind kind : kinds) removeOrphans(kind.folder());
    return new Cgroups(List.copyOf(kinds));
  }

  /**
   * Where groups of version 2 may be made. A group with processes gives its children no limits, the
   * root excepted; so it is the one above where this process is in a subgroup of a unit that was
   * delegated. The one above a unit is the system's manager's.
   */
  private static Optional<Path> delegated(Path root, String own) {
    Path folder = root.resolve(own).normalize();
    if (Files.exists(folder.resolve("cgroup.type"))) {
      if (own.isEmpty() || UNIT.matcher(own).find()) return Optional.empty();
      folder = folder.resolve("..").normalize();
    }
    Path control = folder.resolve("cgroup.subtree_control");
    if (!Files.isWritable(control)) return Optional.empty();
    try {
      Files.writeString(control, "+memory +pids");
      return Optional.of(folder);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What the names of this process's groups begin with. */
  static String node() {
    return node(ProcessHandle.current().pid()).orElse(NAME + "0-0-0");
  }

  /** The same of any process; empty where there is none of this number. */
  private static Optional<String> node(long pid) {
    try {
      String space = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Optional.of(
          NAME + space.replaceAll("\\D", "") + "-" + pid + "-" + words[START_AFTER_NAME]);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The words before a command that put it into the groups of a sandbox. */
  synchronized List<String> join(int number) {
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", JOIN, "sh"));
    int none = words.size();
    for (Kind kind : kinds) {
      Path group = kind.folder().resolve(name + number);
      try {
        if (!Files.isDirectory(group)) {
          Files.createDirectory(group);
          made.add(group);
        }
        for (Limit limit : kind.limits())
          Files.writeString(group.resolve(limit.file()), limit.value());
        words.add(group.resolve("cgroup.procs").toString());
      } catch (IOException e) {
        // This group is not to be had; the limits of each job hold without.
      }
    }
    if (words.size() == none) return List.of();
    words.add("--");
    return words;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Removes the groups of nodes in this namespace of processes that ended without doing it. */
  private static void removeOrphans(Path folder) {
    String[] own = node().split("-");
    try (DirectoryStream<Path> groups = Files.newDirectoryStream(folder, NAME + "*")) {
      for (Path group : groups) {
        Matcher name = GROUP.matcher(String.valueOf(group.getFileName()));
        if (!name.matches() || !name.group("space").equals(own[1])) continue;
        Optional<String> node = node(Long.parseLong(name.group("pid")));
        if (!node.equals(Optional.of(name.group("node")))) Files.deleteIfExists(group);
      }
    } catch (IOException e) {
      return;
    }
  }

  /** Removes the groups, once nothing is in them. */
  @Override
  public synchronized void close() {
    for (int i = 0; i < TRIES && !made.isEmpty(); i++) {
      made.removeIf(Cgroups::removed);
      if (made.isEmpty()) return;
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static boolean removed(Path group) {
    try {
      Files.deleteIfExists(group);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
