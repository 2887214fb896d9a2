package cosr.verifier.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the system's process table says of a process and of those below it. */
final class Tree {
  private Tree() {}

  /** The process and all below it. */
  static List<Long> below(long process) {
    List<Long> found = new ArrayList<>();
    found.add(process);
    for (int i = 0; i < found.size(); i++) found.addAll(children(found.get(i)));
    return found;
  }

  /** The children of all threads of a process. */
  static List<Long> children(long process) {
    List<Long> found = new ArrayList<>();
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process + "/task"))) {
      for (Path thread : threads.toList())
        for (String child : Files.readString(thread.resolve("children")).split(" "))
          if (!child.isBlank()) found.add(Long.parseLong(child));
    } catch (IOException e) {
      // It has ended.
    }
    return found;
  }

  /** Threads of these processes. */
  static int threads(List<Long> processes) {
    int sum = 0;
    for (long process : processes) {
      String[] there = Path.of("/proc/" + process + "/task").toFile().list();
      sum += there == null ? 0 : there.length;
    }
    return sum;
  }

  /** Resident memory of these processes that belongs to them alone or is shared memory, in MiB. */
  static long residentMebibytes(List<Long> processes) {
    long pages = 0;
    for (long process : processes) {
      String[] words = text(Path.of("/proc/" + process + "/statm")).split(" ");
      if (words.length > 2) pages += Long.parseLong(words[1]);
    }
    return pages * 4096 >> 20;
  }

  /** User namespaces in which these processes are; empty where they may not be looked at. */
  static Set<String> namespaces(List<Long> processes) {
    Set<String> found = new TreeSet<>();
    for (long process : processes) namespace(process).ifPresent(found::add);
    return found;
  }

  /** All processes of the machine in one of these user namespaces. */
  static List<Long> within(Set<String> namespaces) {
    List<Long> found = new ArrayList<>();
    String[] names = Path.of("/proc").toFile().list();
    for (String name : names == null ? new String[0] : names) {
      if (!name.chars().allMatch(Character::isDigit)) continue;
      long process = Long.parseLong(name);
      if (namespace(process).filter(namespaces::contains).isPresent()) found.add(process);
    }
    return found;
  }

  /** The user that a process runs as, as the host sees it. */
  static int user(long process) {
    return text(Path.of("/proc/" + process + "/status"))
        .lines()
        .filter(line -> line.startsWith("Uid:"))
        .map(line -> Integer.parseInt(line.split("\\s+")[1]))
        .findFirst()
        .orElse(-1);
  }

  /** What is mounted where a process is; empty where it may not be looked at. */
  static String mounts(long process) {
    return text(Path.of("/proc/" + process + "/mountinfo"));
  }

  private static Optional<String> namespace(long process) {
    try {
      return Optional.of(
          Files.readSymbolicLink(Path.of("/proc/" + process + "/ns/user")).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
