package cosr.verifier.isolated;

import cosr.config.Settings;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.sandbox.Limits;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.BadReference;
import cosr.verifier.checks.Checker;
import java.util.List;
import java.util.Optional;

/** The checks that need sandboxes, and the sandboxes that they need. */
public final class IsolatedChecks {
  /** Longest parameter, in characters: tests may be longer than answers. */
  static final int PARAMETER = 1 << 20;

  /** Longest remark, in characters. */
  private static final int REMARK = 200;

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

  /** The text of a parameter. */
  static String parameter(Check check, String name) {
    return optional(check, name).orElseThrow(BadReference::new);
  }

  /** The text of a parameter that may be missing. */
  static Optional<String> optional(Check check, String name) {
    Optional<String> value = Optional.ofNullable(check.parameters().get(name));
    if (value.filter(text -> text.length() > PARAMETER).isPresent()) throw new BadReference();
    return value;
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
          case PythonTests.KIND -> 1;
          default -> 0;
        };
    return longest(settings.isolated().wallMillis(), settings.workers(), runs);
  }

  /** The same in these sandboxes. */
  static long wallMillis(Sandboxes sandboxes, int runs) {
    return longest(sandboxes.limits().wallMillis(), sandboxes.number(), runs);
  }

  private static long longest(long wallMillis, int workers, int runs) {
    return runs == 0 ? 0 : runs * (wallMillis + 6_000) * (2 * workers + 1) + SLACK;
  }

  static Verdict verdict(Outcome outcome, int passed, int parts, String remark) {
    String plain = plain(remark);
    return new Verdict(
        outcome, passed, parts, List.of(), plain.isBlank() ? List.of() : List.of(plain));
  }

  /** What a program said, short enough for a message and without halves of characters. */
  private static String plain(String remark) {
    StringBuilder plain = new StringBuilder();
    remark
        .codePoints()
        .limit(REMARK)
        .map(
            c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
