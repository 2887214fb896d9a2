package cosr.verifier.isolated;

import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.sandbox.SandboxLost;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.BadReference;
import cosr.verifier.checks.Checker;
import cosr.verifier.checks.StepBudget;
import java.util.List;
import java.util.Optional;

/** A check that runs an answer in a sandbox; one that was lost is a fault of ours. */
abstract class IsolatedChecker implements Checker {
  /** Longest parameter, in characters: tests may be longer than answers. */
  private static final int PARAMETER = 1 << 20;

  /** Longest remark, in characters. */
  private static final int REMARK = 200;

  private final String kind;
  private final Sandboxes sandboxes;

  IsolatedChecker(String kind, Sandboxes sandboxes) {
    this.kind = kind;
    this.sandboxes = sandboxes;
  }

  /** How often an answer may be run; 0 where the task is none. */
  abstract int runsOf(Check check);

  /** The verdict on an answer that is run there. */
  abstract Verdict run(Sandboxes there, Check check, String answer) throws SandboxLost;

  @Override
  public final String kind() {
    return kind;
  }

  @Override
  public final int version() {
    return 1;
  }

  @Override
  public final long wallMillis(Check check) {
    return IsolatedChecks.longest(
        sandboxes.limits().wallMillis(), sandboxes.number(), runsOf(check));
  }

  @Override
  public final Verdict decide(Check check, String answer, StepBudget budget) {
    try {
      return run(sandboxes, check, answer);
    } catch (SandboxLost e) {
      return verdict(new Outcome.Fault("sandbox-lost"), 0, 1, String.valueOf(e.getMessage()));
    }
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
