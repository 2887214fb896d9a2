package cosr.python;

import cosr.python.run.Script;
import cosr.python.syntax.Tree;
import cosr.python.value.LimitException;
import cosr.python.value.PyError;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Repr;
import cosr.python.value.Run;
import java.util.List;

/** A program that was read. It does not change, and any number of threads may call it. */
public final class Program {
  private final Script script;

  private Program(Script script) {
    this.script = script;
  }

  /** What reading gives. */
  public sealed interface Reading {}

  /** A program of the subset. */
  public record Accepted(Program program) implements Reading {}

  /** Another text, and why. */
  public record Rejected(Outcome.Refused refused) implements Reading {}

  /** Reads a program; it never throws. */
  public static Reading parse(String source) {
    try {
      return new Accepted(new Program(Script.compile(Tree.parse(source))));
    } catch (RefusedException e) {
      return new Rejected(refused(e, e.line()));
    } catch (StackOverflowError e) {
      return new Rejected(new Outcome.Refused("nesting", 0, "too much within each other"));
    }
  }

  /**
   * Runs the program from its top and then calls a function of it. Each call starts afresh; the
   * arguments are copied, so that no call changes them. It never throws for what a program does.
   *
   * @param args lists, dicts, tuples, sets, strings, numbers, {@code None} and ranges
   */
  public Outcome call(String function, List<PyValue> args, Limits limits) {
    Run run = new Run(limits.steps(), limits.bytes(), limits.depth());
    try {
      PyValue[] copies = new PyValue[args.size()];
      for (int i = 0; i < copies.length; i++) copies[i] = Copies.copy(run, args.get(i));
      PyValue value = script.call(run, function, copies);
      Copies.checkResult(run, value);
      return new Outcome.Value(value, Repr.canonical(run, value));
    } catch (PyError e) {
      return new Outcome.Raised(e.value().typeName(), e.value().text());
    } catch (RefusedException e) {
      return refused(e, e.line() == 0 ? run.line() : e.line());
    } catch (LimitException e) {
      return new Outcome.Limit(
          switch (e.kind()) {
            case STEPS -> Outcome.Kind.STEPS;
            case MEMORY -> Outcome.Kind.MEMORY;
            case DEPTH -> Outcome.Kind.DEPTH;
          });
    } catch (StackOverflowError e) {
      return new Outcome.Limit(Outcome.Kind.DEPTH);
    }
  }

  private static Outcome.Refused refused(RefusedException e, int line) {
    return new Outcome.Refused(e.code(), line, String.valueOf(e.getMessage()));
  }
}
