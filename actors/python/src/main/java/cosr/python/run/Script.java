package cosr.python.run;

import cosr.python.syntax.Tree;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;
import org.jspecify.annotations.Nullable;

/** A compiled program. It does not change, and any number of threads may run it. */
public final class Script {
  private static final Cell[] NO_CELLS = {};

  private final Names names;
  private final Scope module;
  private final Step body;

  private Script(Names names, Scope module, Step body) {
    this.names = names;
    this.module = module;
    this.body = body;
  }

  /**
   * Compiles a program.
   *
   * @throws RefusedException what is not in the subset
   */
  public static Script compile(Tree tree) {
    Binder.Scopes scopes = Binder.bind(tree);
    Names names = new Names(scopes.globals());
    Expressions expressions = new Expressions(names, scopes);
    Step body = new Statements(expressions, names).block(new Unit(scopes.module()), tree.body());
    return new Script(names, scopes.module(), body);
  }

  /** Whether a name is one of the built-in ones that programs may use. */
  public static boolean knows(String name) {
    return Builtins.has(name);
  }

  /**
   * Runs the program from its top, and then one of its functions.
   *
   * @throws cosr.python.value.PyError what the program raises
   * @throws cosr.python.value.LimitException at a limit
   * @throws RefusedException where the program leaves the subset
   */
  public PyValue call(Run run, String function, PyValue... args) {
    @Nullable PyValue[] globals = new PyValue[names.size()];
    body.run(new Frame(run, globals, module, NO_CELLS));
    int slot = names.slot(function);
    PyValue value = slot < 0 ? null : globals[slot];
    if (!(value instanceof PyFunction f))
      throw new RefusedException("function", 0, "the program defines no function " + function);
    return f.call(run, args, Calls.NO_NAMES);
  }
}
