package cosr.templates.syntax;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All names that a template sets or binds somewhere. */
final class Assigned {
  private final Set<String> names =
      new HashSet<>(Set.of("loop", "caller", "varargs", "kwargs", "self", "super"));

  private Assigned() {}

  static Set<String> in(List<Statement> template) {
    Assigned assigned = new Assigned();
    assigned.statements(template);
    return assigned.names;
  }

  private void statements(List<Statement> body) {
    body.forEach(this::statement);
  }

  private void target(Target target) {
    switch (target) {
      case Target.Name name -> names.add(name.name());
      case Target.Attribute attribute -> {}
      case Target.Tuple tuple -> tuple.items().forEach(this::target);
    }
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.If chain -> {
        chain.branches().forEach(branch -> statements(branch.body()));
        statements(chain.otherwise());
      }
      case Statement.For loop -> {
        target(loop.target());
        statements(loop.body());
        statements(loop.otherwise());
      }
      case Statement.Assign assign -> target(assign.target());
      case Statement.AssignBlock assign -> {
        target(assign.target());
        statements(assign.body());
      }
      case Statement.Macro macro -> {
        names.add(macro.name());
        macro.signature().parameters().forEach(this::target);
        statements(macro.body());
      }
      case Statement.CallBlock block -> {
        block.signature().parameters().forEach(this::target);
        statements(block.body());
      }
      case Statement.FilterBlock block -> statements(block.body());
      case Statement.With with -> {
        with.targets().forEach(this::target);
        statements(with.body());
      }
      case Statement.Generation generation -> statements(generation.body());
      case Statement.Block block -> statements(block.body());
      case Statement.Data data -> {}
      case Statement.Print print -> {}
      case Statement.Break end -> {}
      case Statement.Continue end -> {}
    }
  }
}
