package cosr.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.config.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A training that {@code ./cosr train} makes in a process of its own, followed by its {@code
 * metrics.jsonl}. Closing it, or the end of this process, ends the training and takes its folder
 * away. Not thread-safe.
 */
public final class Training implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "bench";
  private static final long POLL_MILLIS = 200;

  private final Path folder;
  private final Path output;
  private final List<String> jvm;
  private final Thread atExit = new Thread(this::clear, "cosr-bench-exit");
  private Process process;
  private int told;

  private Training(Path folder, List<String> jvm, List<String> arguments) {
    this.folder = folder;
    this.output = folder.resolve("output");
    this.jvm = jvm;
    this.process = started(arguments, folder, jvm, output);
  }

  /**
   * Starts it.
   *
   * @param runs the folder of runs that an option names; without it the run is in the system's
   *     folder for temporary files
   * @param jvm flags for its JVM, over those of the launcher
   * @param settings each {@code a.b=c}
   */
  public static Training start(Optional<Path> runs, List<String> jvm, List<String> settings) {
    List<String> arguments = new ArrayList<>(List.of("train", "--name", NAME));
    for (String setting : settings) arguments.addAll(List.of("--set", setting));
    Path folder = TemporaryFolder.make(runs);
    try {
      Training training = new Training(folder, jvm, arguments);
      Runtime.getRuntime().addShutdownHook(training.atExit);
      return training;
    } catch (UserError e) {
      TemporaryFolder.remove(folder);
      throw e;
    }
  }

  private static Process started(
      List<String> arguments, Path folder, List<String> jvm, Path output) {
    String home = System.getProperty("cosr.home", "");
    Path launcher = Path.of(home, "cosr");
    if (home.isEmpty() || !Files.isExecutable(launcher))
      throw new UserError("the training is made by ./cosr, so this is to be started with it");
    ProcessBuilder builder = new ProcessBuilder(launcher.toString());
    builder.command().addAll(arguments);
    builder.environment().put("COSR_NO_BUILD", "1");
    builder.environment().put("COSR_RUNS", folder.toString());
    builder.environment().put("COSR_JVM_OPTS", "-Dcosr.bench=true " + String.join(" ", jvm));
    try {
      return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    } catch (IOException e) {
      throw new UserError("the training cannot be started: " + e.getMessage(), e);
    }
  }

  /** Ends its process at once, as a power cut would, and goes on with the run in a new one. */
  public void killAndResume() {
    process.destroyForcibly();
    process.onExit().join();
    process = started(List.of("resume", NAME), folder, jvm, output);
  }

  /** The folder of the run; it may not be there yet. */
  public Path run() {
    return folder.resolve(NAME);
  }

  /**
   * Waits a moment.
   *
   * @return whether the training goes on
   * @throws UserError if it failed, with what it said last
   */
  public boolean waited() throws InterruptedException {
    if (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) return true;
    if (process.exitValue() != 0)
      throw new UserError("the training ended with status " + process.exitValue() + ": " + said());
    return false;
  }

  /** The steps that were written since the last call. */
  public List<JsonNode> steps() {
    Path file = run().resolve("metrics.jsonl");
    try {
      if (!Files.exists(file)) return List.of();
      String text = Files.readString(file);
      List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      List<JsonNode> steps = new ArrayList<>();
      for (String line : lines.subList(told, lines.size())) steps.add(JSON.readTree(line));
      told = lines.size();
      return steps;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code show} says of the run, with its updates. */
  public JsonNode show() throws InterruptedException {
    Path shown = folder.resolve("shown");
    Process show = started(List.of("show", NAME, "--updates", "--json"), folder, jvm, shown);
    if (show.waitFor() != 0) throw new UserError("the run can't be shown");
    try {
      return JSON.readTree(shown.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes of memory that the process has resident; -1 where the system doesn't say. */
  public long residentBytes() {
    return Resident.now(process.pid());
  }

  /** The most that it had resident so far. */
  public long mostResidentBytes() {
    return Resident.most(process.pid());
  }

  private String said() {
    try {
      List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
      return lines.isEmpty() ? "" : lines.getLast();
    } catch (IOException e) {
      return "its output cannot be read";
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    clear();
  }

  private void clear() {
    process.destroyForcibly();
    process.onExit().join();
    TemporaryFolder.remove(folder);
  }
}
