package cosr.verifier.isolated;

import cosr.config.Settings;
import cosr.protocol.Check;
import cosr.sandbox.Limits;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.Checker;
import java.util.List;

/** The checks that need sandboxes, and the sandboxes that they need. */
public final class IsolatedChecks {
  /** Time to start sandboxes and to give them up, in milliseconds. */
  private static final long SLACK = 60_000;

  private IsolatedChecks() {}

  /** Sandboxes with the limits of the settings; none is started yet. */
  public static Sandboxes sandboxes(Settings.Verification settings) {
    return sandboxes(settings, 0);
  }

  /**
   * The same with another order of Python's sets, which shows whether a program depends on it.
   *
   * @param hashSeed from 0
   */
  public static Sandboxes sandboxes(Settings.Verification settings, int hashSeed) {
    Settings.Isolated isolated = settings.isolated();
    return Sandboxes.create(
        settings.workers(),
        new Limits(
            isolated.cpuSeconds(),
            isolated.wallMillis(),
            (long) isolated.memoryMib() << 20,
            isolated.outputKib() << 10),
        hashSeed);
  }

  /** The checks that run in these sandboxes. */
  public static List<Checker> of(Sandboxes sandboxes) {
    return List.of(new PythonStdio(sandboxes), new PythonTests(sandboxes));
  }

  /** Whether a check runs programs, so that a machine without sandboxes cannot decide it. */
  public static boolean needs(Check check) {
    return check.kind().equals(PythonStdio.KIND) || check.kind().equals(PythonTests.KIND);
  }

  /** Whether the tests of a {@code python-tests} check are run in the JVM, as long as they can. */
  public static boolean plain(Check check) {
    return PlainExaminer.of(PythonTests.task(check, "")).isPresent();
  }

  /**
   * The longest time by the clock that one answer to the check may take, in milliseconds; 0 for a
   * check that needs no sandbox. Each run may be tried twice, and either try may wait until each of
   * the other workers has run something alone.
   */
  public static long wallMillis(Settings.Verification settings, Check check) {
    int runs =
        switch (check.kind()) {
          case PythonStdio.KIND -> PythonStdio.runs(check);
          case PythonTests.KIND -> PythonTests.RUNS;
          default -> 0;
        };
    return longest(settings.isolated().wallMillis(), settings.workers(), runs);
  }

  static long longest(long wallMillis, int workers, int runs) {
    return runs == 0 ? 0 : runs * (wallMillis + 6_000) * (2 * workers + 1) + SLACK;
  }
}
