package cosr.verifier.checks;

import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The registry of checkers, and the boundary around them: whatever a checker does, an outcome comes
 * out. Immutable; safe for use by any thread.
 */
public final class Checks {
  /** Longest answer that is checked, in characters. */
  public static final int INPUT = 64 * 1024;

  private final SortedMap<String, Checker> checkers;

  private Checks(SortedMap<String, Checker> checkers) {
    this.checkers = checkers;
  }

  /**
   * A registry of these checkers.
   *
   * @throws IllegalArgumentException where two decide the same kind and version
   */
  public static Checks of(List<? extends Checker> checkers) {
    SortedMap<String, Checker> byName = new TreeMap<>();
    for (Checker checker : checkers) {
      String name = name(checker.kind(), checker.version());
      if (byName.put(name, checker) != null)
        throw new IllegalArgumentException("two checkers decide " + name);
    }
    return new Checks(byName);
  }

  /** The checkers that come with COSR. */
  public static Checks builtIn() {
    return of(
        List.of(
            new ListEquals(),
            new IntegerEquals(),
            new BooleanEquals(),
            new TextEquals(),
            new ExpressionMakes()));
  }

  /** The verdict on an answer; total. A task at fault is blamed before any answer to it. */
  public Verdict decide(Check check, Answer answer, long stepLimit) {
    Checker checker = checkers.get(name(check.kind(), check.version()));
    if (checker == null) return Verdict.of(new Outcome.BadTask("unknown-check"));
    try {
      checker.requireReference(check);
      return switch (answer) {
        case Answer.None none -> Verdict.of(new Outcome.NoAnswer(none.code()));
        case Answer.Found found when found.value().length() > INPUT ->
            Verdict.of(new Outcome.Exhausted("input"));
        case Answer.Found found -> checker.decide(check, found.value(), StepBudget.of(stepLimit));
      };
    } catch (StepBudget.Spent e) {
      return Verdict.of(new Outcome.Exhausted("steps"));
    } catch (BadReference e) {
      return Verdict.of(new Outcome.BadTask("bad-reference"));
    } catch (RuntimeException e) {
      return Verdict.of(new Outcome.Fault("exception-" + e.getClass().getSimpleName()));
    } catch (StackOverflowError e) {
      return Verdict.of(new Outcome.Fault("stack-overflow"));
    }
  }

  private static String name(String kind, int version) {
    return kind + ":" + version;
  }
}
