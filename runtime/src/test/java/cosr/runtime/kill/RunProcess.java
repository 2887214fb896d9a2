package cosr.runtime.kill;

import cosr.runtime.cli.CtrlC;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

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
  static RunProcess train(Path run, int lag, String failPoint) {
    return train(run, Tiny.settings(said(run), lag), failPoint);
  }

  /** {@code cosr train} of this settings file. */
  static RunProcess train(Path run, Path settings, String failPoint) {
    return start(
        run,
        failPoint,
        List.of("train", settings.toString(), "--name", name(run), "--runs", parent(run)));
  }

  /** {@code cosr resume} of the run in this folder. */
  static RunProcess resume(Path run, String failPoint) {
    return start(run, failPoint, List.of("resume", name(run), "--runs", parent(run)));
  }

  private static RunProcess start(Path run, String failPoint, List<String> arguments) {
    int number = NUMBER.incrementAndGet();
    Path out = said(run).resolve(number + ".out");
    Path err = said(run).resolve(number + ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    if (Runtime.version().feature() >= 24) command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-Xlog:disable"));
    command.addAll(
        List.of("-Dai.djl.offline=true", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
    command.add("-Dcosr.home=" + Path.of("..").toAbsolutePath().normalize());
    if (!failPoint.isEmpty()) command.add("-Dcosr.failpoint=" + failPoint);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "cosr.runtime.cli.Main"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OPT_OUT_TRACKING", "true");
    builder.environment().put("OMP_NUM_THREADS", "1");
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
        throw new AssertionError("a process hung; it said:\n" + out() + err());
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

  /** Waits until the process printed this; false where it ended before. */
  boolean awaitSaying(String text) {
    while (!out().contains(text)) {
      if (!process.isAlive()) return out().contains(text);
      pause(10);
    }
    return true;
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
