package cosr.verifier.contract;

import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.verifier.checks.BadReference;
import cosr.verifier.checks.Checker;
import cosr.verifier.checks.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * What every check has to keep: it is total and deterministic, works within its budget, finds right
 * what is right and nothing else, and refuses tasks that have no reference. A test extends it with
 * examples; {@link #violations} says what is not kept.
 */
public abstract class CheckContract {
  private static final long STEPS = 10_000_000;
  private static final int THREADS = 4;

  /** The check that is tested. */
  protected abstract Checker checker();

  /** Answers that are right, at least one. */
  protected abstract List<Example> right();

  /** Answers that are wrong, at least one; better those that look right. */
  protected abstract List<Example> wrong();

  /** Tasks that have no reference; one without anything is among them anyhow. */
  protected abstract List<Map<String, String>> noTasks();

  /** What the check does not keep, in words; empty where it keeps all. */
  public final List<String> violations() {
    List<String> out = new ArrayList<>();
    naming(out);
    if (right().isEmpty()) out.add("right() has no example");
    if (wrong().isEmpty()) out.add("wrong() has no example");
    for (Example example : right())
      if (!(decide(example, STEPS) instanceof Outcome.Correct))
        out.add("not right: %s, but %s".formatted(shown(example), decide(example, STEPS)));
    for (Example example : wrong())
      if (!(decide(example, STEPS) instanceof Outcome.Incorrect))
        out.add("not wrong: %s, but %s".formatted(shown(example), decide(example, STEPS)));
    refusals(out);
    for (Example example : examples()) {
      budget(example, out);
      total(example, out);
    }
    return List.copyOf(out);
  }

  private List<Example> examples() {
    List<Example> all = new ArrayList<>(right());
    all.addAll(wrong());
    return all;
  }

  private void naming(List<String> out) {
    String kind = checker().kind();
    if (!kind.matches("[a-z][a-z0-9-]*"))
      out.add("the kind '%s' is not of small letters, digits and hyphens".formatted(kind));
    if (checker().version() < 1) out.add("versions count from 1");
    Outcome known =
        Checks.builtIn()
            .decide(check(new TreeMap<>()), new Answer.Found("", 0, 0), STEPS)
            .outcome();
    if (!known.equals(new Outcome.BadTask("unknown-check")))
      out.add("the kind '%s' is built in: choose another name".formatted(kind));
  }

  private void refusals(List<String> out) {
    List<Map<String, String>> none = new ArrayList<>(noTasks());
    none.add(Map.of());
    for (Map<String, String> task : none) {
      try {
        checker().requireReference(check(new TreeMap<>(task)));
        out.add("requireReference accepts the task " + task);
      } catch (BadReference e) {
        // As it should be.
      } catch (RuntimeException | StackOverflowError e) {
        out.add("requireReference throws %s at the task %s, not BadReference".formatted(e, task));
      }
    }
  }

  /** A check that takes no steps could go on for ever. */
  private void budget(Example example, List<String> out) {
    Outcome without = decide(example, 0);
    if (!without.equals(new Outcome.Exhausted("steps")))
      out.add(
          "with no step left %s is decided as %s: take steps with budget.spend before the work"
              .formatted(shown(example), without));
  }

  private void total(Example example, List<String> out) {
    for (String answer : Awkward.answers()) {
      Example awkward = new Example(example.task(), answer);
      Outcome outcome = decide(awkward, STEPS);
      if (outcome instanceof Outcome.Fault fault)
        out.add("the answer %s makes it fail: %s".formatted(shown(awkward), fault.code()));
      if (outcome instanceof Outcome.BadTask)
        out.add("the answer %s is blamed on the task".formatted(shown(awkward)));
      if (!sameAgain(awkward, outcome))
        out.add("the answer %s is not always decided alike".formatted(shown(awkward)));
    }
  }

  private boolean sameAgain(Example example, Outcome first) {
    List<CompletableFuture<Outcome>> again = new ArrayList<>();
    for (int i = 0; i < THREADS; i++)
      again.add(CompletableFuture.supplyAsync(() -> decide(example, STEPS)));
    return again.stream().allMatch(o -> o.join().equals(first));
  }

  private Outcome decide(Example example, long steps) {
    Verdict verdict =
        Checks.of(List.of(checker()))
            .decide(
                check(example.task()),
                new Answer.Found(example.answer(), 0, example.answer().length()),
                steps);
    return verdict.outcome();
  }

  private Check check(SortedMap<String, String> task) {
    return new Check(checker().kind(), checker().version(), task);
  }

  private static String shown(Example example) {
    String answer = example.answer().replaceAll("\\p{Cntrl}", " ");
    return "'%s' to %s"
        .formatted(answer.length() <= 40 ? answer : answer.substring(0, 40) + "…", example.task());
  }

  /** What is tested, in one line. */
  public final String words() {
    return "%s keeps the contract: %d examples, %d awkward answers to each"
        .formatted(checker().kind(), examples().size(), Awkward.answers().size());
  }

  /** The kind of the check that is tested. */
  public final String kind() {
    return checker().kind();
  }
}
