package cosr.runtime.cli;

import cosr.config.SettingsLoader;
import cosr.runtime.scaffold.PlugIns;
import cosr.sandbox.SelfTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at what training needs of this machine, without loading the engine or a node. */
final class Doctor {
  private static final long MEGA = 1_000_000;
  static final long RUN_BYTES = 500 * MEGA;
  static final long NATIVES_BYTES = 450 * MEGA;
  static final long MEMORY_BYTES = 1_500 * MEGA;
  static final int INDENT = 11;
  private static final double SLOW_DISK_MILLIS = 0.5;

  private Doctor() {}

  /**
   * @param what the name of the part
   * @param state what was found, in words
   * @param missing what is missing for training; empty: nothing
   * @param command what brings it
   */
  record Finding(String what, String state, String missing, String command) {
    static Finding fine(String what, String state) {
      return new Finding(what, state, "", "");
    }
  }

  /** All findings, with the bare values for programs. */
  record Report(List<Finding> findings, Map<String, Object> values) {
    /** The same with what the plug-ins bring. */
    Report with(PlugIns plugIns) {
      List<Finding> all = new ArrayList<>(findings);
      all.add(
          plugIns.problem().isEmpty()
              ? Finding.fine("plug-ins", plugIns.words())
              : new Finding("plug-ins", "not loaded", "plug-ins that load", plugIns.problem()));
      Map<String, Object> more = Json.object("plugIns", plugIns);
      more.putAll(values);
      return new Report(List.copyOf(all), more);
    }

    /** The same with what there is of GPUs. */
    Report with(GpuFiles gpus) {
      List<Finding> all = new ArrayList<>(findings);
      all.addAll(gpus.findings());
      Map<String, Object> more = Json.object("gpu", gpus.json());
      more.putAll(values);
      return new Report(List.copyOf(all), more);
    }

    boolean healthy() {
      return findings.stream().allMatch(f -> f.missing().isEmpty());
    }

    Map<String, Object> json() {
      List<Map<String, Object>> missing = new ArrayList<>();
      for (Finding f : findings)
        if (!f.missing().isEmpty())
          missing.add(
              Json.object("what", f.what(), "missing", f.missing(), "command", f.command()));
      Map<String, Object> all = Json.object("ok", healthy());
      all.putAll(values);
      all.put("missing", missing);
      return all;
    }

    String text() {
      StringBuilder text = new StringBuilder();
      for (Finding f : findings) {
        text.append("%-10s %s%n".formatted(f.what(), f.state()));
        if (!f.missing().isEmpty())
          text.append("%-10s missing: %s; %s%n".formatted("", f.missing(), f.command()));
      }
      return text.append(healthy() ? "All that training needs is there." : "Not ready to train.")
          .toString();
    }
  }

  static Report look(Path runs) {
    return report(
        Runtime.version(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Machine.look(),
        DiskProbe.measure(runs),
        EngineFiles.look(),
        onPath("mvn", System.getenv().getOrDefault("PATH", "")),
        SelfTest.run());
  }

  static Report report(
      Runtime.Version java,
      String platform,
      Machine machine,
      DiskProbe disk,
      EngineFiles engine,
      Optional<Path> maven,
      SelfTest sandbox) {
    List<Finding> findings =
        List.of(
            jdk(java),
            maven(maven, engine),
            platform(platform),
            Finding.fine(
                "processor",
                "%s, %s, %d core%s"
                    .formatted(
                        machine.processor(),
                        machine.level(),
                        machine.cores(),
                        machine.cores() == 1 ? "" : "s")),
            Finding.fine("bfloat16", halves(machine)),
            threads(machine),
            memory(machine),
            disk(disk, engine),
            engine(engine),
            natives(engine),
            Finding.fine("programs", programs(sandbox)));
    Map<String, Object> values =
        Json.object(
            "jdk",
                Json.object(
                    "version", java.toString(), "home", System.getProperty("java.home", "")),
            "maven", maven.map(Path::toString),
            "platform", platform,
            "processor",
                Json.object(
                    "model",
                    machine.processor(),
                    "level",
                    machine.level(),
                    "bfloat16",
                    machine.halves(),
                    "cores",
                    machine.cores()),
            "memory",
                Json.object("bytes", machine.memoryBytes(), "freeBytes", machine.memoryFreeBytes()),
            "disk",
                Json.object(
                    "folder", disk.folder(),
                    "freeBytes", disk.freeBytes(),
                    "fdatasyncMillis", disk.syncMillis()),
            "engine",
                Json.object(
                    "threads", engineThreads(),
                    "artifacts", engine.artifacts(),
                    "cache", engine.cache(),
                    "natives", engine.unpacked().map(Path::toString)),
            "programs",
                Json.object(
                    "tier", sandbox.isolated() ? "isolated" : "embedded",
                    "refusal", sandbox.refusal(),
                    "ownUsers", sandbox.ownUsers(),
                    "attacks", sandbox.attacks(),
                    "succeeded", sandbox.open()));
    return new Report(findings, values);
  }

  private static String halves(Machine machine) {
    return machine.halves().isEmpty()
        ? "the processor has no instructions for it: leave engine.precision at auto or fp32, bf16 is slower here"
        : machine.halves() + ", which engine.precision=auto takes";
  }

  private static Finding jdk(Runtime.Version java) {
    String state = java + " in " + System.getProperty("java.home");
    if (java.feature() >= 21) return Finding.fine("JDK", state);
    return new Finding("JDK", state, "a JDK 21 or newer", "apt-get install openjdk-21-jdk");
  }

  /** Only the build needs it: what is built trains without. */
  private static Finding maven(Optional<Path> maven, EngineFiles engine) {
    if (maven.isPresent()) return Finding.fine("Maven", maven.get().toString());
    String command = "apt-get install maven";
    return engine.missing().isEmpty()
        ? Finding.fine("Maven", "not on the PATH; the next build needs it: " + command)
        : new Finding("Maven", "not on the PATH", "Maven 3.8 or newer", command);
  }

  static Optional<Path> onPath(String program, String folders) {
    return Stream.of(folders.split(":"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Finding platform(String platform) {
    if (platform.equals("Linux amd64")) return Finding.fine("platform", platform);
    return new Finding(
        "platform",
        platform,
        "natives of the engine for it",
        "train on Linux with an x86-64 processor");
  }

  private static Finding threads(Machine machine) {
    int threads = engineThreads();
    String state = "%d of the engine (setting engine.threads)".formatted(threads);
    return threads <= machine.cores()
        ? Finding.fine("threads", state)
        : new Finding("threads", state, "a core for each", "train with --set engine.threads=1");
  }

  private static int engineThreads() {
    return SettingsLoader.defaults().settings().engine().threads();
  }

  private static Finding memory(Machine machine) {
    if (machine.memoryBytes() < 0) return Finding.fine("memory", "not known");
    String state =
        "%s, %s free".formatted(giga(machine.memoryBytes()), giga(machine.memoryFreeBytes()));
    if (machine.memoryFreeBytes() >= MEMORY_BYTES) return Finding.fine("memory", state);
    return new Finding("memory", state, giga(MEMORY_BYTES) + " free", "end other programs");
  }

  private static Finding disk(DiskProbe disk, EngineFiles engine) {
    if (!disk.problem().isEmpty())
      return new Finding(
          "disk", disk.problem(), "a folder to write in", "name one with --runs DIR");
    String state =
        String.format(
            Locale.ROOT,
            "%s free in %s; fdatasync takes %.2f ms%s",
            giga(disk.freeBytes()),
            disk.folder(),
            disk.syncMillis(),
            disk.syncMillis() > SLOW_DISK_MILLIS ? " (the journal will be felt)" : "");
    long need = RUN_BYTES + (engine.unpacked().isPresent() ? 0 : NATIVES_BYTES);
    if (disk.freeBytes() >= need) return Finding.fine("disk", state);
    return new Finding(
        "disk", state, giga(need) + " free", "make room, or name another place with --runs DIR");
  }

  private static Finding engine(EngineFiles engine) {
    if (engine.missing().isEmpty())
      return Finding.fine("engine", "DJL: " + String.join(", ", engine.artifacts()));
    return new Finding(
        "engine",
        "DJL, incomplete",
        String.join(", ", engine.missing()),
        "./build -Dquick package brings it from Maven (about 315 MB)");
  }

  private static Finding natives(EngineFiles engine) {
    return Finding.fine(
        "natives",
        engine
            .unpacked()
            .map(path -> "unpacked in " + path.getParent())
            .orElse(
                "not unpacked yet: the first training does it (450 MB in " + engine.cache() + ")"));
  }

  /** Which of the two tiers holds for programs of the Student. */
  private static String programs(SelfTest sandbox) {
    return sandbox
        .objection()
        .map("embedded only, tasks that need a sandbox are refused: "::concat)
        .orElseGet(
            () ->
                "isolated: %d attacks contained; %s"
                    .formatted(
                        sandbox.attacks(),
                        sandbox.ownUsers()
                            ? "a user for each sandbox"
                            : "all sandboxes share one user"));
  }

  private static String giga(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
