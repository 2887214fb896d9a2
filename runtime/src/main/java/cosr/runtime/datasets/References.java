package cosr.runtime.datasets;

import cosr.adapter.Extractors;
import cosr.config.Settings;
import cosr.config.UserError;
import cosr.datasets.Defect;
import cosr.datasets.Item;
import cosr.protocol.AdapterCommand.AttemptText;
import cosr.protocol.Answer;
import cosr.protocol.AnswerForm;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.Checks;
import cosr.verifier.isolated.IsolatedChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets the reference solutions of rows be decided as attempts of the Student are. Programs are run
 * in sandboxes, once for each of {@link #HASH_SEEDS}: one whose verdicts differ depends on the
 * order of its sets and is no reference. Not thread-safe.
 */
final class References implements AutoCloseable {
  /** A run decides with the first one. */
  private static final int[] HASH_SEEDS = {0, 1, 2};

  private static final Outcome LATE = new Outcome.Exhausted("time");

  private static final Checks INSIDE = Checks.installed();
  private static final Set<String> ISOLATED = Set.of("python-tests", "python-stdio");

  private final String file;
  private final Settings.Verification settings;
  private final Checks inside;
  private final List<Sandboxes> sandboxes = new ArrayList<>();
  private final List<Checks> isolated = new ArrayList<>();

  /**
   * @param file of the rows, as the user named it
   */
  References(String file, Settings.Verification settings) {
    this(file, settings, INSIDE);
  }

  /**
   * The same.
   *
   * @param inside checks that need no sandbox
   */
  References(String file, Settings.Verification settings, Checks inside) {
    this.file = file;
    this.settings = settings;
    this.inside = inside;
  }

  /** Whether an answer to the row is run in a sandbox. */
  static boolean isIsolated(Item item) {
    return ISOLATED.contains(item.check().kind());
  }

  /** Refuses rows that need a sandbox where there is none. */
  static void requireIsolation(String file, List<Item> items, Supplier<Optional<String>> refusal) {
    Optional<Item> first = items.stream().filter(References::isIsolated).findFirst();
    if (first.isEmpty()) return;
    refusal
        .get()
        .ifPresent(
            why -> {
              throw new UserError(
                  "%s:%d: its answers are programs, which are run in sandboxes, and there is none here: %s"
                      .formatted(file, first.get().row(), why));
            });
  }

  /** Starts what the rows need, and refuses those that cannot be decided here. */
  void prepare(List<Item> items) {
    for (Item item : items)
      if (!isIsolated(item))
        inside
            .missing(item.check())
            .ifPresent(
                why -> {
                  throw new UserError(
                      "%s:%d: check '%s': %s"
                          .formatted(file, item.row(), item.check().kind(), why));
                });
    if (items.stream().noneMatch(References::isIsolated)) return;
    for (int seed : HASH_SEEDS) {
      Sandboxes own = IsolatedChecks.sandboxes(settings, seed);
      sandboxes.add(own);
      isolated.add(Checks.installed(IsolatedChecks.of(own)));
    }
    requireIsolation(file, items, sandboxes.getFirst()::refusal);
  }

  @Override
  public void close() {
    sandboxes.forEach(Sandboxes::close);
  }

  /** Whether the Adapter finds a right answer in the text. */
  static boolean right(Settings.Verification settings, Item item, String attempt) {
    return INSIDE.decide(item.check(), answer(item, attempt), settings.stepLimit()).outcome()
        instanceof Outcome.Correct;
  }

  /**
   * What is wrong with the row's reference solution; empty: it is right.
   *
   * @throws UserError where a fault of ours kept it from being decided, twice
   */
  Optional<Defect> defect(Item item) {
    Answer answer = answer(item, item.solution());
    List<Outcome> outcomes = new ArrayList<>();
    for (Checks checks : isIsolated(item) ? isolated : List.of(inside))
      outcomes.add(outcome(checks, item, answer));
    List<Outcome> bad = outcomes.stream().filter(o -> !(o instanceof Outcome.Correct)).toList();
    if (bad.isEmpty()) return Optional.empty();
    String what =
        bad.size() == outcomes.size()
            ? "its reference solution is not right by its own check %s: %s"
            : "runs of its reference solution by %s differ with Python's hash seed: right, and %s";
    return Optional.of(
        new Defect(
            item.row(), "", what.formatted(item.check().kind(), words(item, bad.getFirst()))));
  }

  /** The outcome; what a busy or broken machine may have brought about is tried once more. */
  private Outcome outcome(Checks checks, Item item, Answer answer) {
    Outcome first = checks.decide(item.check(), answer, settings.stepLimit()).outcome();
    if (!(first instanceof Outcome.Fault) && !first.equals(LATE)) return first;
    Verdict second = checks.decide(item.check(), answer, settings.stepLimit());
    if (second.outcome() instanceof Outcome.Fault fault)
      throw new UserError(
          "%s:%d: whether its reference solution is right could not be found out (%s), which says nothing about the row: run the command again"
              .formatted(
                  file,
                  item.row(),
                  second.advisories().isEmpty()
                      ? fault.code()
                      : fault.code() + ": " + second.advisories().getFirst()));
    return second.outcome();
  }

  static Answer answer(Item item, String attempt) {
    return Extractors.answer(new AttemptText(attempt, true, item.form()));
  }

  private static String words(Item item, Outcome outcome) {
    String read =
        !isIsolated(item) && answer(item, item.solution()) instanceof Answer.Found found
            ? " (the Adapter read '%s')".formatted(shown(found.value()))
            : "";
    return switch (outcome) {
      case Outcome.Correct c -> "right";
      case Outcome.Incorrect i -> "wrong, " + i.code() + read;
      case Outcome.NoAnswer n -> "no answer is found in it, " + n.code();
      case Outcome.Exhausted e when e.equals(LATE) ->
          "it runs out of time, twice: raise the limits verification.isolated.cpu-seconds and wall-millis, where it is right";
      case Outcome.Exhausted e -> "it runs out of " + e.limit();
      case Outcome.BadTask b when b.code().equals("unknown-check") ->
          "there is no such check in this build";
      case Outcome.BadTask b -> "the task is at fault, " + b.code();
      case Outcome.Undecided u -> "it cannot be decided, " + u.code() + read;
      case Outcome.Fault f -> "the check failed, " + f.code();
    };
  }

  private static String shown(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 40 ? line : line.substring(0, 40) + "…";
  }

  /** What the Student may be taught to answer, the fullest first. */
  static List<String> lessons(Item item) {
    if (item.form() == AnswerForm.PROGRAM) return List.of(item.solution());
    return item.form() == AnswerForm.LATEX
        ? List.of(item.solution(), item.answer(), "\\boxed{" + item.answer() + "}")
        : List.of(item.solution(), item.answer());
  }
}
