package cosr.python;

import cosr.python.run.Script;
import cosr.python.syntax.Expr;
import cosr.python.syntax.Stmt;
import cosr.python.syntax.Tree;
import cosr.python.value.LimitException;
import cosr.python.value.PyCallable;
import cosr.python.value.PyError;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tests of one function that are asserts about what its calls give and nothing else: they bind no
 * name, use none but the function's and built-in ones, and only call the function. They are run
 * here, while the function may be anywhere. They do not change, and any number of threads may run
 * them.
 */
public final class PlainTests {
  private static final String CHECK = "check";
  private static final Limits LIMITS = new Limits(10_000_000, 1L << 26, 50);

  private final String function;
  private final Set<String> names;
  private final List<Script> parts;

  private PlainTests(String function, Set<String> names, List<Script> parts) {
    this.function = function;
    this.names = names;
    this.parts = parts;
  }

  /** The function that is tested. What it throws ends the test and goes to whoever runs it. */
  public interface Function {
    /** The value of a call; the arguments are its own. */
    PyValue call(List<PyValue> arguments, Map<String, PyValue> named);
  }

  /** How a part ends. */
  public sealed interface Ending {}

  /** All its asserts hold. */
  public record Passed() implements Ending {}

  /**
   * CPython raises this.
   *
   * @param error the name of the class, {@code AssertionError} where an assert does not hold
   */
  public record Failed(String error) implements Ending {}

  /** Only CPython can tell. */
  public record Unknown() implements Ending {}

  /**
   * Asserts in lines of their own, or {@code check(candidate)} with such a body and perhaps a call
   * of it; texts and constants may stand among them. Nothing where they are anything else, or no
   * Python at all. It never throws.
   *
   * @param entry the name of the function; may be empty where the tests call but one function, or
   *     where {@code check(function)} names it
   */
  public static Optional<PlainTests> read(String tests, String entry) {
    try {
      return Optional.ofNullable(of(Tree.parse(tests), entry));
    } catch (RefusedException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  private static @Nullable PlainTests of(Tree tree, String entry) {
    List<Stmt> body = new ArrayList<>(tree.body());
    body.removeIf(s -> PlainNames.tellsOnly(s, Set.of(entry, CHECK)));
    if (body.isEmpty()) return null;
    if (!(body.getFirst() instanceof Stmt.Define check)) return ofAsserts(body, entry);
    String function = entry;
    if (body.size() > 1) function = checked(body.get(1), entry);
    boolean usual = check.name().equals(CHECK) && body.size() <= 2 && !function.isEmpty();
    return usual ? ofCheck(check, function) : null;
  }

  private static @Nullable PlainTests ofAsserts(List<Stmt> body, String entry) {
    PlainNames names = new PlainNames(entry);
    for (Stmt stmt : body) if (!(stmt instanceof Stmt.Assert) || !names.fine(stmt)) return null;
    String function = names.function();
    if (function.isEmpty()) return null;
    List<Script> parts = new ArrayList<>();
    for (Stmt stmt : body) parts.add(part(function, List.of(stmt)));
    return new PlainTests(function, names.builtIn(), parts);
  }

  private static @Nullable PlainTests ofCheck(Stmt.Define check, String function) {
    Expr.Parameters p = check.parameters();
    boolean one = p.positional().size() == 1 && p.defaults().isEmpty() && p.named().isEmpty();
    if (!one || p.rest() != null || p.mapping() != null) return null;
    String candidate = p.positional().getFirst();
    PlainNames names = new PlainNames(candidate);
    for (Stmt stmt : check.body()) if (!names.fine(stmt)) return null;
    return new PlainTests(function, names.builtIn(), List.of(part(candidate, check.body())));
  }

  /** The function in {@code check(function)}; empty where it is another statement or function. */
  private static String checked(Stmt stmt, String entry) {
    return stmt instanceof Stmt.Evaluate e
            && e.value() instanceof Expr.Call call
            && call.function() instanceof Expr.Name check
            && check.id().equals(CHECK)
            && call.keywords().isEmpty()
            && call.arguments().size() == 1
            && call.arguments().getFirst() instanceof Expr.Name name
            && (entry.isEmpty() || entry.equals(name.id()))
        ? name.id()
        : "";
  }

  private static Script part(String parameter, List<Stmt> body) {
    Expr.Parameters parameters =
        new Expr.Parameters(List.of(parameter), List.of(), null, List.of(), List.of(), null);
    return Script.compile(new Tree(List.of(new Stmt.Define(CHECK, parameters, body, 1)), Set.of()));
  }

  /** The name of the function. */
  public String function() {
    return function;
  }

  /** The built-in names that the tests use. */
  public Set<String> names() {
    return new TreeSet<>(names);
  }

  /** How many parts can pass by themselves: each assert, or {@code check} as a whole. */
  public int parts() {
    return parts.size();
  }

  /** Runs a part, from 0; whatever the function throws, this throws. */
  public Ending run(int part, Function tested) {
    Run run = new Run(LIMITS.steps(), LIMITS.bytes(), LIMITS.depth());
    try {
      parts.get(part).call(run, CHECK, callable(tested));
      return new Passed();
    } catch (PyError e) {
      String error = e.value().typeName();
      // How long an integer may be in a text differs between CPython's processes.
      return error.equals("ValueError") ? new Unknown() : new Failed(error);
    } catch (RefusedException | LimitException | StackOverflowError e) {
      return new Unknown();
    }
  }

  private PyCallable callable(Function tested) {
    return new PyCallable(PyType.FUNCTION, function) {
      @Override
      public PyValue call(Run run, PyValue[] args, String[] names) {
        int places = args.length - names.length;
        Map<String, PyValue> named = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) named.put(names[i], args[places + i]);
        return tested.call(List.of(Arrays.copyOf(args, places)), named);
      }
    };
  }
}
