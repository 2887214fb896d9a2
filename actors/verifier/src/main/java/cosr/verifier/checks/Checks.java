package cosr.verifier.checks;

import cosr.config.UserError;
import cosr.protocol.Answer;
import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The registry of checkers, and the boundary around them: whatever a checker does, an outcome comes
 * out. Immutable; safe for use by any thread.
 */
public final class Checks {
  /** Longest answer that is checked, in characters. */
  public static final int INPUT = 64 * 1024;

  private static final Checker[] BUILT_IN = {
    new ListEquals(),
    new IntegerEquals(),
    new BooleanEquals(),
    new TextEquals(),
    new ExpressionMakes(),
    new MathEqual(),
    new PythonOutput(),
    new PythonInput(),
    new PythonPairs(),
    new Metamath(),
    new Smt()
  };

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
    return of(List.of(BUILT_IN));
  }

  /**
   * Those that come with COSR, and those that other modules bring as services.
   *
   * @throws UserError where a service cannot be loaded, or decides what another one does
   */
  public static Checks installed() {
    return installed(List.of());
  }

  /** The same, and those that are made for this node, such as checks that need its sandboxes. */
  public static Checks installed(List<? extends Checker> ofNode) {
    List<Checker> all = new ArrayList<>(List.of(BUILT_IN));
    all.addAll(ofNode);
    try {
      for (Checker checker : ServiceLoader.load(Checker.class)) all.add(checker);
      return of(all);
    } catch (ServiceConfigurationError | LinkageError | IllegalArgumentException e) {
      throw new UserError(
          "a plug-in is no check (%s): mend it, or take its jar out of plugins/"
              .formatted(String.valueOf(e.getMessage()).replaceAll("\\s+", " ")),
          e);
    }
  }

  /** Kinds of others, in version 1, with the form of their answers. */
  public SortedMap<String, AnswerForm> ofPlugins() {
    return forms(checker -> !checker.getClass().getName().startsWith("cosr."));
  }

  /** Those kinds, and the ones that other modules bring besides what is built in. */
  public SortedMap<String, AnswerForm> besideBuiltIn() {
    return forms(checker -> !List.of(BUILT_IN).contains(checker));
  }

  private SortedMap<String, AnswerForm> forms(Predicate<Checker> which) {
    SortedMap<String, AnswerForm> forms = new TreeMap<>();
    for (Checker checker : checkers.values())
      if (checker.version() == 1 && which.test(checker)) forms.put(checker.kind(), checker.form());
    return forms;
  }

  /** The verdict on the first answer of a group. */
  public Verdict decide(Check check, Answer answer, long stepLimit) {
    return decide(check, 0, answer, stepLimit);
  }

  /**
   * The verdict on an answer; total. A task at fault is blamed before any answer to it.
   *
   * @param sample number of the answer in its group, from 0
   */
  public Verdict decide(Check check, int sample, Answer answer, long stepLimit) {
    Checker checker = checkers.get(name(check.kind(), check.version()));
    if (checker == null) return Verdict.of(new Outcome.BadTask("unknown-check"));
    try {
      checker.requireReference(check);
      return switch (answer) {
        case Answer.None none -> Verdict.of(new Outcome.NoAnswer(none.code()));
        case Answer.Found found when found.value().length() > INPUT ->
            Verdict.of(new Outcome.Exhausted("input"));
        case Answer.Found found ->
            checker.decide(check, sample, found.value(), StepBudget.of(stepLimit));
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

  /** Why no answer to this check can be decided here; empty where they can, or no task is one. */
  public Optional<String> missing(Check check) {
    Checker checker = checkers.get(name(check.kind(), check.version()));
    if (checker == null) return Optional.of("there is no such check here; is its plug-in missing?");
    try {
      return checker.missing(check);
    } catch (BadReference e) {
      return Optional.empty();
    }
  }

  /** Whether the verdict on an answer may be kept for the same check and answer. */
  public boolean followsFromAnswer(Check check) {
    Checker checker = checkers.get(name(check.kind(), check.version()));
    return checker != null && checker.followsFromAnswer();
  }

  /** The longest time by the clock that an answer to this check may take, in milliseconds. */
  public long wallMillis(Check check, long usual) {
    Checker checker = checkers.get(name(check.kind(), check.version()));
    return checker == null ? usual : Math.max(usual, checker.wallMillis(check));
  }

  private static String name(String kind, int version) {
    return kind + ":" + version;
  }
}
