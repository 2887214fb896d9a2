package cosr.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * One warm interpreter in a room of its own, for one job after the other. Used by one thread at a
 * time, but killed by any. Whatever it does that it must not do is {@link SandboxLost}, after which
 * it is to be killed.
 *
 * <p>Its error stream is written by the interpreter alone, never by a job; its output is a job's
 * while one runs.
 */
final class Sandbox implements AutoCloseable {
  private static final int LINE = 256;
  private static final long END_MILLIS = 2_000;

  private final Process process;
  private final OutputStream in;
  private final Lines data;
  private final Lines control;
  private volatile List<ProcessHandle> inside = List.of();
  private volatile boolean killed;
  private String token = "";

  /**
   * How a job ended, in the words of the interpreter.
   *
   * @param word {@code exit}, {@code signal}, {@code cpu}, {@code wall} or {@code lost}
   * @param number the exit code or the signal
   * @param over whether it wrote more than it may write
   */
  record End(
      String word,
      int number,
      Duration cpu,
      Duration wall,
      long residentKilobytes,
      boolean over,
      byte[] stdout,
      byte[] stderr) {}

  private Sandbox(Process process) {
    this.process = process;
    this.in = process.getOutputStream();
    this.data = new Lines(process.getInputStream());
    this.control = new Lines(process.getErrorStream());
  }

  /**
   * A sandbox that is ready.
   *
   * @param number decides its user
   */
  static Sandbox start(Launcher launcher, Watch watch, int number) throws SandboxLost {
    Sandbox sandbox = new Sandbox(launcher.start(number));
    try (Watch.Limit limit = watch.kill(sandbox, Duration.ofSeconds(20))) {
      String line = new String(sandbox.control.line(4_096), StandardCharsets.UTF_8);
      if (!line.startsWith("ready ")) throw new SandboxLost(sandbox.lastOf(line));
      sandbox.token = line.substring("ready ".length());
      sandbox.inside = sandbox.process.descendants().toList();
      return sandbox;
    } catch (IOException e) {
      sandbox.close();
      throw e instanceof SandboxLost lost ? lost : new SandboxLost("did not start", e);
    }
  }

  /** The last line of a complaint that begins with this one. */
  private String lastOf(String first) {
    String last = first;
    try {
      for (int i = 0; i < 100; i++) last = new String(control.line(4_096), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return last;
    }
    return last;
  }

  /** Hands it a job. */
  void send(String kind, Limits limits, String... parts) throws SandboxLost {
    ByteArrayOutputStream job = new ByteArrayOutputStream();
    job.writeBytes(
        String.format(
                Locale.ROOT,
                "job %s %s %d %d %d %d%n",
                token,
                kind,
                limits.cpuSeconds(),
                limits.wallMillis(),
                limits.memoryBytes(),
                limits.outputBytes())
            .getBytes(StandardCharsets.US_ASCII));
    for (String part : parts) Launcher.text(job, part);
    write(job.toByteArray());
  }

  /** Says a line to the job. */
  void say(byte[] line) throws SandboxLost {
    byte[] whole = new byte[line.length + 1];
    System.arraycopy(line, 0, whole, 0, line.length);
    whole[line.length] = '\n';
    write(whole);
  }

  private void write(byte[] bytes) throws SandboxLost {
    try {
      in.write(bytes);
      in.flush();
    } catch (IOException e) {
      throw new SandboxLost("does not listen", e);
    }
  }

  /**
   * The next line that the job says.
   *
   * @throws Lines.TooLong where it has more than so many bytes
   */
  byte[] line(int most) throws Lines.TooLong, SandboxLost {
    try {
      return data.line(most);
    } catch (Lines.TooLong e) {
      throw e;
    } catch (IOException e) {
      throw new SandboxLost("says nothing", e);
    }
  }

  /** Waits for the end of the job; the sandbox is ready for another one then. */
  End end() throws SandboxLost {
    try {
      String line = new String(control.line(LINE), StandardCharsets.US_ASCII);
      String[] words = line.split(" ");
      if (words.length != 10 || !words[0].equals("done")) throw new SandboxLost(line);
      End end =
          new End(
              words[1],
              Integer.parseInt(words[2]),
              micros(words[3]),
              micros(words[4]),
              Long.parseLong(words[5]),
              words[6].equals("1"),
              control.bytes(Integer.parseInt(words[7])),
              control.bytes(Integer.parseInt(words[8])));
      token = words[9];
      if (end.word().equals("lost"))
        throw new SandboxLost("a job did not begin, or was killed from outside");
      data.discard();
      return end;
    } catch (SandboxLost e) {
      throw e;
    } catch (IOException | NumberFormatException e) {
      throw new SandboxLost("says not how the job ended", e);
    }
  }

  private static Duration micros(String text) {
    return Duration.ofNanos(1_000 * Long.parseLong(text));
  }

  /** Whether it takes jobs: it runs, and nobody has killed it, which takes a while to show. */
  boolean alive() {
    return !killed && process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /**
   * Ends it and all that runs in it, at once. Thread-safe.
   *
   * <p>The first process within ends the others of its namespace, and bubblewrap outside collects
   * it: so none is left for somebody else to collect.
   */
  void kill() {
    killed = true;
    List<ProcessHandle> within = inside;
    if (within.isEmpty()) killOuter();
    for (ProcessHandle each : within) each.destroyForcibly();
  }

  /** Ends bubblewrap itself, where {@link #kill} was not enough. Thread-safe. */
  void killOuter() {
    process.destroyForcibly();
  }

  /** Ends it and waits until it has ended. */
  @Override
  public void close() {
    kill();
    try {
      if (!process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS)) killOuter();
      process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS);
      for (ProcessHandle each : inside)
        for (int i = 0; i < END_MILLIS / 5 && runs(each.pid()); i++) Thread.sleep(5);
    } catch (InterruptedException e) {
      killOuter();
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there is such a process; one that only waits to be collected is none. */
  static boolean runs(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      int state = stat.lastIndexOf(')') + 2;
      return state < stat.length() && "ZX".indexOf(stat.charAt(state)) < 0;
    } catch (IOException e) {
      return false;
    }
  }
}
