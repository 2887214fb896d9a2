package cosr.templates.syntax;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The scopes of a whole template. */
public final class Scopes {
  private static final Set<String> SPECIAL = Set.of("caller", "kwargs", "varargs");

  /** The scopes of a loop; the one of the test has the target's names too. */
  public record Loop(Scope body, Scope test, Scope otherwise, boolean usesLoop) {}

  /** The scope of a macro and which of the special names its body uses. */
  public record Function(Scope scope, boolean caller, boolean kwargs, boolean varargs) {}

  private final IdentityHashMap<Statement, Object> scopes = new IdentityHashMap<>();
  private final Scope root = new Scope(null);

  /** Finds the scopes; raises {@link SyntaxException} where a name is used as it must not be. */
  public Scopes(List<Statement> template) {
    new ScopeBuilder(root).statements(template);
    inner(template, root);
  }

  public Scope root() {
    return root;
  }

  public Loop loop(Statement.For loop) {
    return (Loop) get(loop);
  }

  public Function function(Statement function) {
    return (Function) get(function);
  }

  public Scope scope(Statement block) {
    return (Scope) get(block);
  }

  private Object get(Statement statement) {
    return Objects.requireNonNull(scopes.get(statement));
  }

  private void inner(List<Statement> body, Scope scope) {
    body.forEach(statement -> inner(statement, scope));
  }

  private void inner(Statement statement, Scope scope) {
    switch (statement) {
      case Statement.If chain -> {
        chain.branches().forEach(branch -> inner(branch.body(), scope));
        inner(chain.otherwise(), scope);
      }
      case Statement.For loop -> loop(loop, scope);
      case Statement.Macro macro -> function(macro, macro.signature(), macro.body(), scope);
      case Statement.CallBlock block -> function(block, block.signature(), block.body(), scope);
      case Statement.Generation generation ->
          function(generation, Statement.Signature.NONE, generation.body(), scope);
      case Statement.AssignBlock block -> simple(block, block.body(), null, scope);
      case Statement.FilterBlock block -> simple(block, block.body(), block.filter(), scope);
      case Statement.With with -> {
        Scope inside = new Scope(scope);
        ScopeBuilder builder = new ScopeBuilder(inside);
        with.targets().forEach(builder::parameters);
        builder.statements(with.body());
        scopes.put(with, inside);
        inner(with.body(), inside);
      }
      case Statement.Block block -> simple(block, block.body(), null, null);
      case Statement.Data data -> {}
      case Statement.Print print -> {}
      case Statement.Assign assign -> {}
      case Statement.Break end -> {}
      case Statement.Continue end -> {}
    }
  }

  private void simple(
      Statement statement,
      List<Statement> body,
      Expr.@Nullable Filter filter,
      @Nullable Scope outer) {
    Scope inside = new Scope(outer);
    ScopeBuilder builder = new ScopeBuilder(inside);
    builder.statements(body);
    if (filter != null) {
      builder.expression(filter);
    }
    scopes.put(statement, inside);
    inner(body, inside);
  }

  private void loop(Statement.For loop, Scope outer) {
    boolean usesLoop = loop.recursive() || !Undeclared.in(loop.body(), Set.of("loop")).isEmpty();
    Scope body = new Scope(outer);
    if (usesLoop) {
      body.parameter("loop");
    }
    ScopeBuilder builder = new ScopeBuilder(body);
    builder.parameters(loop.target());
    builder.statements(loop.body());
    Scope otherwise = new Scope(outer);
    new ScopeBuilder(otherwise).statements(loop.otherwise());
    Scope test = new Scope(outer);
    if (loop.test() != null) {
      ScopeBuilder tests = new ScopeBuilder(test);
      tests.parameters(loop.target());
      tests.expression(loop.test());
    }
    LoopNames.check(loop);
    scopes.put(loop, new Loop(body, test, otherwise, usesLoop));
    inner(loop.body(), body);
    inner(loop.otherwise(), otherwise);
  }

  private void function(
      Statement statement, Statement.Signature signature, List<Statement> body, Scope outer) {
    Scope scope = new Scope(outer);
    ScopeBuilder builder = new ScopeBuilder(scope);
    signature.parameters().forEach(builder::parameters);
    signature.defaults().forEach(builder::expression);
    builder.statements(body);
    Set<String> special = Undeclared.in(body, SPECIAL);
    List<String> names = signature.parameters().stream().map(Target.Name::name).toList();
    if (special.contains("caller")
        && names.contains("caller")
        && signature.defaultOf(names.indexOf("caller")) == null) {
      throw new SyntaxException(
          "When defining macros or call blocks the special \"caller\" argument must be omitted or"
              + " be given a default.",
          statement.at());
    }
    for (String name : special) {
      if (!names.contains(name)) {
        scope.parameter(name);
      }
    }
    scopes.put(
        statement,
        new Function(
            scope,
            special.contains("caller"),
            special.contains("kwargs") && !names.contains("kwargs"),
            special.contains("varargs") && !names.contains("varargs")));
    inner(body, scope);
  }
}
