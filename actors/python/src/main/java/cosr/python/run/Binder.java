package cosr.python.run;

import cosr.python.syntax.Expr;
import cosr.python.syntax.Stmt;
import cosr.python.syntax.Tree;
import cosr.python.value.PyStr;
import cosr.python.value.RefusedException;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks a tree in the order of its text and notes which scope binds and uses which name. */
final class Binder {
  private final IdentityHashMap<Object, Scope> scopes = new IdentityHashMap<>();
  private final Set<String> globals = new HashSet<>();
  private final Set<String> annotations;

  private Binder(Set<String> annotations) {
    this.annotations = annotations;
  }

  /**
   * The scopes of a program.
   *
   * @param globals names that the module gets from anywhere
   */
  record Scopes(Scope module, IdentityHashMap<Object, Scope> inner, Set<String> globals) {
    Scope of(Object node) {
      Scope scope = inner.get(node);
      if (scope == null) throw new IllegalStateException("a node without a scope");
      return scope;
    }
  }

  static Scopes bind(Tree tree) {
    Binder binder = new Binder(tree.annotations());
    Scope module = new Scope(Scope.Kind.MODULE, null);
    binder.block(module, tree.body());
    module.resolve();
    binder.finish(module);
    binder.scopes.values().forEach(binder::finish);
    return new Scopes(module, binder.scopes, binder.globals);
  }

  private void finish(Scope scope) {
    globals.addAll(scope.boundGlobally());
    for (String name : scope.bound())
      if (annotations.contains(name))
        throw new RefusedException("annotation", 0, "an annotation names what the program binds");
  }

  private void block(Scope scope, List<Stmt> body) {
    for (Stmt stmt : body) stmt(scope, stmt);
  }

  private void stmt(Scope scope, Stmt stmt) {
    switch (stmt) {
      case Stmt.Evaluate s -> expr(scope, s.value());
      case Stmt.Assign s -> {
        expr(scope, s.value());
        s.targets().forEach(t -> target(scope, t));
      }
      case Stmt.Declare s -> scope.bind(s.name());
      case Stmt.Augment s -> {
        target(scope, s.target());
        expr(scope, s.value());
      }
      case Stmt.Delete s -> s.targets().forEach(t -> target(scope, t));
      case Stmt.If s -> {
        for (Stmt.Branch b : s.branches()) {
          expr(scope, b.test());
          block(scope, b.body());
        }
        block(scope, s.otherwise());
      }
      case Stmt.While s -> {
        expr(scope, s.test());
        block(scope, s.body());
        block(scope, s.otherwise());
      }
      case Stmt.For s -> {
        expr(scope, s.items());
        target(scope, s.target());
        block(scope, s.body());
        block(scope, s.otherwise());
      }
      case Stmt.Break s -> {}
      case Stmt.Continue s -> {}
      case Stmt.Pass s -> {}
      case Stmt.Define s -> {
        defaults(scope, s.parameters());
        scope.bind(s.name());
        block(function(scope, s, s.parameters()), s.body());
      }
      case Stmt.Return s -> maybe(scope, s.value());
      case Stmt.Assert s -> {
        expr(scope, s.test());
        maybe(scope, s.message());
      }
      case Stmt.Raise s -> {
        maybe(scope, s.value());
        maybe(scope, s.cause());
      }
      case Stmt.Try s -> {
        block(scope, s.body());
        for (Stmt.Handler h : s.handlers()) {
          maybe(scope, h.type());
          if (h.name() != null) scope.bind(h.name());
          block(scope, h.body());
        }
        block(scope, s.otherwise());
        block(scope, s.last());
      }
      case Stmt.Global s -> s.names().forEach(n -> scope.global(n, s.line()));
      case Stmt.Nonlocal s -> s.names().forEach(n -> scope.nonlocal(n, s.line()));
    }
  }

  private void target(Scope scope, Expr target) {
    switch (target) {
      case Expr.Name name -> scope.bind(name.id());
      case Expr.TupleOf tuple -> tuple.items().forEach(t -> target(scope, t));
      case Expr.ListOf list -> list.items().forEach(t -> target(scope, t));
      case Expr.Starred starred -> target(scope, starred.value());
      default -> expr(scope, target);
    }
  }

  private void maybe(Scope scope, @Nullable Expr e) {
    if (e != null) expr(scope, e);
  }

  private void all(Scope scope, List<Expr> items) {
    for (Expr item : items) expr(scope, item);
  }

  private void expr(Scope scope, Expr expr) {
    switch (expr) {
      case Expr.Constant e -> {}
      case Expr.Name e -> scope.use(e.id());
      case Expr.ListOf e -> all(scope, e.items());
      case Expr.TupleOf e -> all(scope, e.items());
      case Expr.SetOf e -> all(scope, e.items());
      case Expr.DictOf e -> entries(scope, e.entries());
      case Expr.Unary e -> expr(scope, e.operand());
      case Expr.Binary e -> {
        expr(scope, e.left());
        expr(scope, e.right());
      }
      case Expr.Logic e -> all(scope, e.operands());
      case Expr.Compare e -> all(scope, e.operands());
      case Expr.Conditional e -> all(scope, List.of(e.test(), e.then(), e.otherwise()));
      case Expr.Call e -> {
        expr(scope, e.function());
        all(scope, e.arguments());
        e.keywords().forEach(k -> expr(scope, k.value()));
      }
      case Expr.Attribute e -> expr(scope, e.object());
      case Expr.Subscript e -> {
        expr(scope, e.object());
        expr(scope, e.index());
      }
      case Expr.Slice e -> {
        maybe(scope, e.from());
        maybe(scope, e.to());
        maybe(scope, e.step());
      }
      case Expr.Starred e -> expr(scope, e.value());
      case Expr.Lambda e -> {
        defaults(scope, e.parameters());
        expr(function(scope, e, e.parameters()), e.body());
      }
      case Expr.Walrus e -> {
        if (scope.kind == Scope.Kind.COMPREHENSION)
          throw new RefusedException("walrus", e.line(), ":= in a comprehension");
        expr(scope, e.value());
        scope.bind(e.name());
      }
      case Expr.Comprehension e -> comprehension(scope, e);
      case Expr.Formatted e -> parts(scope, e.parts());
    }
  }

  private void parts(Scope scope, List<Expr.Part> parts) {
    for (Expr.Part part : parts) {
      if (!(part instanceof Expr.Part.Field field)) continue;
      expr(scope, field.value());
      parts(scope, field.format());
    }
  }

  private void entries(Scope scope, List<Expr.Entry> entries) {
    for (Expr.Entry entry : entries) {
      maybe(scope, entry.key());
      expr(scope, entry.value());
    }
  }

  private void comprehension(Scope scope, Expr.Comprehension e) {
    expr(scope, e.clauses().get(0).items());
    Scope inner = new Scope(Scope.Kind.COMPREHENSION, scope);
    scopes.put(e, inner);
    boolean first = true;
    for (Expr.Clause clause : e.clauses()) {
      if (!first) expr(inner, clause.items());
      first = false;
      target(inner, clause.target());
      all(inner, clause.conditions());
    }
    expr(inner, e.element());
    maybe(inner, e.value());
  }

  private void defaults(Scope scope, Expr.Parameters parameters) {
    all(scope, parameters.defaults());
    entries(scope, parameters.namedDefaults());
  }

  private Scope function(Scope scope, Object node, Expr.Parameters parameters) {
    Scope inner = new Scope(Scope.Kind.FUNCTION, scope);
    scopes.put(node, inner);
    parameters.positional().forEach(inner::bind);
    parameters.named().forEach(inner::bind);
    if (parameters.rest() != null) inner.bind(parameters.rest());
    if (parameters.mapping() != null) inner.bind(parameters.mapping());
    return inner;
  }

  /** The name that a default belongs to. */
  static String nameOf(Expr.Entry entry) {
    if (entry.key() instanceof Expr.Constant c && c.value() instanceof PyStr s) return s.text();
    throw new IllegalStateException("a default without a name");
  }
}
