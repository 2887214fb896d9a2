package cosr.templates.syntax;

import java.util.List;

/** Refuses a template that sets the name {@code loop} within a loop. */
final class LoopNames {
  private LoopNames() {}

  static void check(Statement.For loop) {
    target(loop.target());
    statements(loop.body());
    statements(loop.otherwise());
  }

  private static void statements(List<Statement> body) {
    for (Statement statement : body) {
      switch (statement) {
        case Statement.Assign assign -> target(assign.target());
        case Statement.AssignBlock assign -> {
          target(assign.target());
          statements(assign.body());
        }
        case Statement.For loop -> {
          target(loop.target());
          statements(loop.body());
          statements(loop.otherwise());
        }
        case Statement.If chain -> {
          chain.branches().forEach(branch -> statements(branch.body()));
          statements(chain.otherwise());
        }
        case Statement.Macro macro -> statements(macro.body());
        case Statement.CallBlock block -> statements(block.body());
        case Statement.FilterBlock block -> statements(block.body());
        case Statement.With with -> statements(with.body());
        case Statement.Generation generation -> statements(generation.body());
        case Statement.Block block -> statements(block.body());
        case Statement.Data data -> {}
        case Statement.Print print -> {}
        case Statement.Break end -> {}
        case Statement.Continue end -> {}
      }
    }
  }

  private static void target(Target target) {
    switch (target) {
      case Target.Name name -> {
        if (name.name().equals("loop")) {
          throw new SyntaxException(
              "Can't assign to special loop variable in for-loop target", name.at());
        }
      }
      case Target.Attribute attribute -> {}
      case Target.Tuple tuple -> tuple.items().forEach(LoopNames::target);
    }
  }
}
