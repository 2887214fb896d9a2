package cosr.templates.syntax;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which of some special names a body uses without setting them first. */
final class Undeclared {
  private final Set<String> wanted;
  private final Set<String> found = new HashSet<>();

  private Undeclared(Set<String> wanted) {
    this.wanted = new HashSet<>(wanted);
  }

  static Set<String> in(List<Statement> body, Set<String> names) {
    Undeclared search = new Undeclared(names);
    search.statements(body);
    return search.found;
  }

  private void statements(List<Statement> body) {
    body.forEach(this::statement);
  }

  private void use(String name) {
    if (wanted.contains(name)) {
      found.add(name);
    }
  }

  private void target(Target target) {
    switch (target) {
      case Target.Name name -> wanted.remove(name.name());
      case Target.Attribute attribute -> {}
      case Target.Tuple tuple -> tuple.items().forEach(this::target);
    }
  }

  private void expression(Expr node) {
    if (node instanceof Expr.Name name) {
      use(name.name());
    }
    Children.of(node).forEach(this::expression);
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.Data data -> {}
      case Statement.Print print -> expression(print.node());
      case Statement.If chain -> {
        for (Statement.Branch branch : chain.branches()) {
          expression(branch.test());
          statements(branch.body());
        }
        statements(chain.otherwise());
      }
      case Statement.For loop -> {
        target(loop.target());
        expression(loop.items());
        statements(loop.body());
        statements(loop.otherwise());
        if (loop.test() != null) {
          expression(loop.test());
        }
      }
      case Statement.Assign assign -> {
        target(assign.target());
        expression(assign.node());
      }
      case Statement.AssignBlock assign -> {
        target(assign.target());
        if (assign.filter() != null) {
          expression(assign.filter());
        }
        statements(assign.body());
      }
      case Statement.Macro macro -> function(macro.signature(), macro.body());
      case Statement.CallBlock block -> {
        expression(block.call());
        function(block.signature(), block.body());
      }
      case Statement.FilterBlock block -> {
        statements(block.body());
        expression(block.filter());
      }
      case Statement.With with -> {
        with.targets().forEach(this::target);
        with.values().forEach(this::expression);
        statements(with.body());
      }
      case Statement.Generation generation -> statements(generation.body());
      case Statement.Block block -> {}
      case Statement.Break end -> {}
      case Statement.Continue end -> {}
    }
  }

  private void function(Statement.Signature signature, List<Statement> body) {
    signature.parameters().forEach(this::target);
    signature.defaults().forEach(this::expression);
    statements(body);
  }
}
