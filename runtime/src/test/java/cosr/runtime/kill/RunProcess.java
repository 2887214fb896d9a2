package cosr.runtime.kill;

import cosr.runtime.cli.CtrlC;
import cosr.runtime.input.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A real process of {@code cosr}, with the flags of the launcher. What it prints goes to files, so
 * that nothing it said is lost when it is killed.
 */
final class RunProcess {
  /** What a process ends with under {@code kill -9} and at a fail point. */
  static final int KILLED = 137;

  private static final long LIMIT_SECONDS = 300;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Process process;
  private final Path out;
  private final Path err;

  private RunProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** {@code cosr train} of the tiny settings. */
  static RunProcess train(Path run, int lag, String failPoint, String... flags) {
    return train(run, Tiny.settings(said(run), lag), failPoint, flags);
  }

  /**
   * {@code cosr train} of this settings file.
   *
   * @param flags more of the JVM
   */
  static RunProcess train(Path run, Path settings, String failPoint, String... flags) {
    return start(
        run,
        failPoint,
        List.of(flags),
        List.of("train", settings.toString(), "--name", name(run), "--runs", parent(run)));
  }

  /** {@code cosr resume} of the run in this folder. */
  static RunProcess resume(Path run, String failPoint, String... flags) {
    return start(
        run, failPoint, List.of(flags), List.of("resume", name(run), "--runs", parent(run)));
  }

  /** {@code cosr train} of this settings file, with the jars of plug-ins. */
  static RunProcess train(Path run, Path settings, List<Path> plugIns, String failPoint) {
    List<String> words =
        List.of("train", settings.toString(), "--name", name(run), "--runs", parent(run));
    return start(run, Map.of(), failPoint, List.of(), plugIns, words);
  }

  /** {@code cosr resume} of the run in this folder, with the jars of plug-ins. */
  static RunProcess resume(Path run, List<Path> plugIns, String failPoint) {
    List<String> words = List.of("resume", name(run), "--runs", parent(run));
    return start(run, Map.of(), failPoint, List.of(), plugIns, words);
  }

  /**
   * Any verb that works on the run in this folder.
   *
   * @param environment more of it
   */
  static RunProcess cosr(
      Path run, Map<String, String> environment, String failPoint, List<String> arguments) {
    return start(run, environment, failPoint, List.of(), List.of(), arguments);
  }

  private static RunProcess start(
      Path run, String failPoint, List<String> flags, List<String> arguments) {
    return start(run, Map.of(), failPoint, flags, List.of(), arguments);
  }

  private static RunProcess start(
      Path run,
      Map<String, String> environment,
      String failPoint,
      List<String> flags,
      List<Path> plugIns,
      List<String> arguments) {
    int number = NUMBER.incrementAndGet();
    Path out = said(run).resolve(number + ".out");
    Path err = said(run).resolve(number + ".err");
    List<String> more = new ArrayList<>(flags);
    more.add("-Dcosr.home=" + Path.of("..").toAbsolutePath().normalize());
    if (!failPoint.isEmpty()) more.add("-Dcosr.failpoint=" + failPoint);
    List<String> command = ChildJvm.command(more, plugIns);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OPT_OUT_TRACKING", "true");
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().putAll(environment);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
    try {
      Files.createDirectories(said(run));
      return new RunProcess(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end and returns the status; a process that takes minutes is an error. */
  int await() {
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("a process hung; it said:\n" + said());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for the end; any other status is an error that shows what the process said. */
  RunProcess endsWith(int status) {
    int found = await();
    if (found != status)
      throw new AssertionError(
          "a process ended with %d, not %d; it said:%n%s%s".formatted(found, status, out(), err()));
    return this;
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** {@code kill -9}, where the process still lives. */
  void kill() {
    process.destroyForcibly();
  }

  /** As Ctrl-C does. */
  void interrupt() {
    try {
      new ProcessBuilder("kill", CtrlC.signal(), Long.toString(process.pid())).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Waits until the process printed this; one that ends before, or takes minutes, is an error that
   * shows what it said.
   */
  RunProcess awaitSaying(String text) {
    return awaitSayingTimes(text, 1);
  }

  /** The same; so many times. */
  RunProcess awaitSayingTimes(String text, int times) {
    Deadline deadline = new Deadline();
    while (!said(text, times)) {
      if (!process.isAlive() && !said(text, times))
        throw new AssertionError("a process ended without '" + text + "'; it said:\n" + said());
      deadline.check(() -> "'" + text + "'", this);
      pause(10);
    }
    return this;
  }

  private boolean said(String text, int times) {
    return out().split(Pattern.quote(text), -1).length > times;
  }

  /** Until when a process may be waited for; one that hangs is ended, and shows what it said. */
  static final class Deadline {
    private final long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);

    void check(Supplier<String> awaited, RunProcess process) {
      if (System.nanoTime() - until < 0) return;
      process.kill();
      throw new AssertionError(
          "a process did not come to %s in %d s; it said:%n%s"
              .formatted(awaited.get(), LIMIT_SECONDS, process.said()));
    }
  }

  private String said() {
    return out() + err();
  }

  String out() {
    return text(out);
  }

  String err() {
    return text(err);
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Beside the run's folder: what its processes print. */
  private static Path said(Path run) {
    return run.resolveSibling(name(run) + ".said");
  }

  private static String name(Path run) {
    return run.getFileName().toString();
  }

  private static String parent(Path run) {
    return run.toAbsolutePath().getParent().toString();
  }
}
