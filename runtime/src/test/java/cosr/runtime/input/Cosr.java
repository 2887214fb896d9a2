package cosr.runtime.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.runtime.cli.InProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs {@code cosr} as users do, in a process of its own, and keeps a small completed run to look
 * at.
 */
public final class Cosr {
  private static final Path WORK = Path.of("target", "small-runs").toAbsolutePath();

  private Cosr() {}

  /** Everything a process left. */
  public record Result(int status, String out, String err) {}

  /** A process at work. */
  public record Running(Process process, Path out, Path err) {
    /** Waits for its end. */
    public Result end() {
      try {
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw new AssertionError(
              "cosr did not end: " + Files.readString(out) + Files.readString(err));
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }

    /** Waits until it has written this much of a text. */
    public void awaitOut(String text) throws IOException, InterruptedException {
      for (int i = 0; i < 1200; i++) {
        if (Files.readString(out).contains(text)) return;
        if (!process.isAlive()) break;
        Thread.sleep(100);
      }
      throw new AssertionError(
          "no '" + text + "' in " + Files.readString(out) + Files.readString(err));
    }
  }

  /** The settings of a run that takes seconds. */
  public static List<String> small(int rounds) {
    List<String> args = new ArrayList<>();
    for (String s :
        List.of(
            "profile=smoke",
            "run.rounds=" + rounds,
            "run.seed=5",
            "tasks.families=[sort]",
            "tasks.levels=2",
            "model.hidden-size=16",
            "model.intermediate-size=32",
            "model.layers=1",
            "model.heads=2",
            "model.key-value-heads=2",
            "warm-up.steps=4",
            "warm-up.lesson-steps=2",
            "warm-up.ramp-steps=1",
            "warm-up.batch=8",
            "sampling.prompts=4",
            "sampling.samples=4",
            "replay.batch=8",
            "checkpoints.every-rounds=1",
            "exams.every-rounds=2",
            "exams.per-cell=4")) {
      args.add("--set");
      args.add(s);
    }
    return args;
  }

  /** The words of {@code train} for such a run. */
  public static String[] train(Path runs, String name, int rounds, String... more) {
    List<String> args =
        new ArrayList<>(List.of("train", "--runs", runs.toString(), "--name", name));
    args.addAll(small(rounds));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  /** Runs to the end. */
  public static Result run(String... args) {
    return start(List.of(), List.of(), args).end();
  }

  /**
   * Starts a process.
   *
   * @param before words before {@code java}
   * @param flags of the JVM
   */
  public static Running start(List<String> before, List<String> flags, String... args) {
    List<String> command = new ArrayList<>(before);
    command.addAll(ChildJvm.command(flags));
    command.addAll(List.of(args));
    return start(command);
  }

  /** Starts a process. */
  static Running start(List<String> command) {
    try {
      Path folder = Files.createDirectories(WORK.resolveSibling("small-runs-out"));
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().put("OPT_OUT_TRACKING", "true");
      builder.environment().put("OMP_NUM_THREADS", "1");
      builder.environment().remove("COSR_RUNS");
      return new Running(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A completed run of 4 rounds, made once; copy it before changing it. */
  public static synchronized Path done() {
    Path run = WORK.resolve(ProcessHandle.current().pid() + "").resolve("done");
    if (!Files.exists(run)) {
      Result made = run(train(run.getParent(), "done", 4));
      assertThat(made.status()).as(made.out() + made.err()).isZero();
      assertThat(made.err()).isEmpty();
      screen = made.out();
    }
    return run;
  }

  private static String screen = "";

  /** All that the completed run wrote to its screen. */
  public static synchronized String screenOfDone() {
    done();
    return screen;
  }

  /** The same run, killed right after so many updates. */
  public static Path killed(Path runs, String name, int updates) {
    String point = "-Dcosr.failpoint=after-persist.student.updated:" + updates;
    Result killed = start(List.of(), List.of(point), train(runs, name, 4)).end();
    assertThat(killed.status()).as(killed.err()).isEqualTo(137);
    return runs.resolve(name);
  }

  /** A copy of the completed run. */
  public static Path copy(Path runs, String name) {
    return copy(done(), runs, name);
  }

  /** A copy of a run that nobody works on. */
  public static Path copy(Path from, Path runs, String name) {
    Path to = runs.resolve(name);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path p : all.toList()) {
        Path target = to.resolve(from.relativize(p).toString());
        if (Files.isDirectory(p)) Files.createDirectories(target);
        else Files.copy(p, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return to;
  }

  /** What {@code --json} printed. */
  public static JsonNode json(String out) {
    try {
      return new ObjectMapper().readTree(out);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + out, e);
    }
  }

  /** Digests of all updates of a run, in order. */
  public static List<String> digests(Path run) {
    InProcess.Result shown = InProcess.cosr("show", run, "--json", "--updates");
    assertThat(shown.status()).as(shown.err()).isZero();
    return json(shown.out()).at("/updates").findValuesAsText("digest");
  }

  /** Asserts one line of complaint, nothing else, and status 2. */
  public static void refused(int status, String out, String err, String... parts) {
    assertThat(err).startsWith("cosr: ").doesNotContain("Exception").doesNotContain("\tat ");
    assertThat(err.lines()).as(err).hasSize(1);
    assertThat(err).contains(parts);
    assertThat(out).isEmpty();
    assertThat(status).isEqualTo(2);
  }

  /** Asserts that a verb in this process is refused. */
  public static void refused(InProcess.Result r, String... parts) {
    refused(r.status(), r.out(), r.err(), parts);
  }
}
