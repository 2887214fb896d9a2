package cosr.python;

import cosr.python.run.Script;
import cosr.python.syntax.Expr;
import cosr.python.syntax.Stmt;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether statements are plain asserts about one function, and which built-in names they use. */
final class PlainNames {
  private String function;
  private final Set<String> builtIn = new HashSet<>();

  /**
   * @param function its name; where it is empty, the first name that is called and not built in
   */
  PlainNames(String function) {
    this.function = function;
  }

  /** A text, or a name that is given a constant and is none of these nor built in. */
  static boolean tellsOnly(Stmt stmt, Set<String> taken) {
    return switch (stmt) {
      case Stmt.Evaluate s -> s.value() instanceof Expr.Constant;
      case Stmt.Assign s ->
          constant(s.value())
              && s.targets().stream()
                  .allMatch(
                      t ->
                          t instanceof Expr.Name name
                              && !taken.contains(name.id())
                              && !Script.knows(name.id()));
      default -> false;
    };
  }

  private static boolean constant(@Nullable Expr expr) {
    return switch (expr) {
      case Expr.Constant e -> true;
      case Expr.ListOf e -> e.items().stream().allMatch(PlainNames::constant);
      case Expr.TupleOf e -> e.items().stream().allMatch(PlainNames::constant);
      case Expr.DictOf e ->
          e.entries().stream()
              .allMatch(i -> i.key() instanceof Expr.Constant && constant(i.value()));
      case null, default -> false;
    };
  }

  /** The name of the function; empty where none was called. */
  String function() {
    return function;
  }

  /** The built-in names that were used. */
  Set<String> builtIn() {
    return Set.copyOf(builtIn);
  }

  /** Whether it is an assert of that kind, or nothing at all. */
  boolean fine(Stmt stmt) {
    return switch (stmt) {
      case Stmt.Assert s -> fine(s.test()) && (s.message() == null || fine(s.message()));
      case Stmt.Evaluate s -> s.value() instanceof Expr.Constant;
      case Stmt.Pass s -> true;
      default -> false;
    };
  }

  private boolean fine(Expr expr) {
    return switch (expr) {
      case Expr.Constant e -> true;
      case Expr.Name e -> builtIn(e.id());
      case Expr.ListOf e -> all(e.items());
      case Expr.TupleOf e -> all(e.items());
      case Expr.SetOf e -> all(e.items());
      case Expr.DictOf e -> all(e.entries().stream().flatMap(i -> Stream.of(i.key(), i.value())));
      case Expr.Unary e -> fine(e.operand());
      case Expr.Binary e -> fine(e.left()) && fine(e.right());
      case Expr.Logic e -> all(e.operands());
      case Expr.Compare e -> all(e.operands());
      case Expr.Conditional e -> fine(e.test()) && fine(e.then()) && fine(e.otherwise());
      case Expr.Call e -> call(e);
      case Expr.Attribute e -> fine(e.object());
      case Expr.Subscript e -> fine(e.object()) && fine(e.index());
      case Expr.Slice e -> all(Stream.of(e.from(), e.to(), e.step()));
      case Expr.Starred e -> fine(e.value());
      // They bind names, or read them in ways of their own.
      case Expr.Lambda e -> false;
      case Expr.Walrus e -> false;
      case Expr.Comprehension e -> false;
      case Expr.Formatted e -> false;
    };
  }

  private boolean call(Expr.Call call) {
    boolean tested = call.function() instanceof Expr.Name name && tests(name.id());
    return (tested || fine(call.function()))
        && all(call.arguments())
        && all(call.keywords().stream().map(Expr.Keyword::value));
  }

  private boolean tests(String name) {
    if (function.isEmpty() && !Script.knows(name)) function = name;
    return name.equals(function);
  }

  private boolean builtIn(String name) {
    if (name.equals(function) || !Script.knows(name)) return false;
    builtIn.add(name);
    return true;
  }

  private boolean all(List<Expr> exprs) {
    return all(exprs.stream());
  }

  private boolean all(Stream<? extends @Nullable Expr> exprs) {
    return exprs.filter(Objects::nonNull).allMatch(this::fine);
  }
}
