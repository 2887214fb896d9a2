package cosr.templates.syntax;

import java.util.ArrayList;
import java.util.List;

/** Notes the names of one scope: visits its statements, but not the scopes within them. */
final class ScopeBuilder {
  private Scope scope;

  ScopeBuilder(Scope scope) {
    this.scope = scope;
  }

  void statements(List<Statement> body) {
    body.forEach(this::statement);
  }

  void parameters(Target target) {
    switch (target) {
      case Target.Name name -> scope.parameter(name.name());
      case Target.Attribute attribute -> scope.load(attribute.name());
      case Target.Tuple tuple -> tuple.items().forEach(this::parameters);
    }
  }

  private void stores(Target target) {
    switch (target) {
      case Target.Name name -> scope.store(name.name());
      case Target.Attribute attribute -> scope.load(attribute.name());
      case Target.Tuple tuple -> tuple.items().forEach(this::stores);
    }
  }

  void expression(Expr node) {
    if (node instanceof Expr.Name name) {
      scope.load(name.name());
    }
    Children.of(node).forEach(this::expression);
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.Data data -> {}
      case Statement.Print print -> expression(print.node());
      case Statement.If chain -> ifChain(chain);
      case Statement.For loop -> expression(loop.items());
      case Statement.Assign assign -> {
        expression(assign.node());
        stores(assign.target());
      }
      case Statement.AssignBlock assign -> stores(assign.target());
      case Statement.Macro macro -> scope.store(macro.name());
      case Statement.CallBlock block -> expression(block.call());
      case Statement.FilterBlock block -> expression(block.filter());
      case Statement.With with -> with.values().forEach(this::expression);
      case Statement.Generation generation -> {}
      case Statement.Block block -> {}
      case Statement.Break end -> {}
      case Statement.Continue end -> {}
    }
  }

  private void ifChain(Statement.If chain) {
    Statement.Branch first = chain.branches().get(0);
    expression(first.test());
    Scope before = scope;
    Scope body = branch(before, first.body());
    scope = before.copy();
    for (Statement.Branch branch : chain.branches().subList(1, chain.branches().size())) {
      expression(branch.test());
      Scope outer = scope;
      Scope inner = branch(outer, branch.body());
      outer.join(new ArrayList<>(List.of(inner)));
      scope = outer;
    }
    Scope elifs = scope;
    Scope otherwise = branch(before, chain.otherwise());
    scope = before;
    before.join(List.of(body, elifs, otherwise));
  }

  private Scope branch(Scope before, List<Statement> body) {
    scope = before.copy();
    statements(body);
    return scope;
  }
}
