package cosr.templates.syntax;

import cosr.templates.value.Repr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks for filters, tests and functions that nobody knows. An unknown filter or test outside an if
 * is an error of the template; within one, and a function, only when it is reached, as in Jinja;
 * {@link #all} names them all.
 */
public final class NameCheck {
  private final Set<String> filters;
  private final Set<String> tests;
  private final @Nullable Set<String> functions;
  private final Consumer<SyntaxException> found;

  private NameCheck(
      Set<String> filters,
      Set<String> tests,
      @Nullable Set<String> functions,
      Consumer<SyntaxException> found) {
    this.filters = filters;
    this.tests = tests;
    this.functions = functions;
    this.found = found;
  }

  /** Raises the first unknown name that is not within an if. */
  public static void require(List<Statement> template, Set<String> filters, Set<String> tests) {
    Consumer<SyntaxException> raise =
        problem -> {
          throw problem;
        };
    new NameCheck(filters, tests, null, raise).statements(template, false);
  }

  /** All unknown names, in the order of the source; a name that the template sets is known. */
  public static List<SyntaxException> all(
      List<Statement> template, Set<String> filters, Set<String> tests, Set<String> functions) {
    List<SyntaxException> problems = new ArrayList<>();
    Set<String> known = Assigned.in(template);
    known.addAll(functions);
    new NameCheck(filters, tests, known, problems::add).statements(template, false);
    problems.sort(Comparator.comparingInt(SyntaxException::at));
    return problems;
  }

  private void statements(List<Statement> body, boolean soft) {
    body.forEach(statement -> statement(statement, soft));
  }

  private void statement(Statement statement, boolean soft) {
    switch (statement) {
      case Statement.Print print -> expression(print.node(), soft);
      case Statement.If chain -> {
        for (Statement.Branch branch : chain.branches()) {
          expression(branch.test(), true);
          statements(branch.body(), true);
        }
        statements(chain.otherwise(), true);
      }
      case Statement.For loop -> {
        if (loop.test() != null) {
          expression(loop.test(), false);
        }
        expression(loop.items(), soft);
        statements(loop.body(), false);
        statements(loop.otherwise(), false);
      }
      case Statement.Assign assign -> expression(assign.node(), soft);
      case Statement.AssignBlock assign -> {
        statements(assign.body(), false);
        if (assign.filter() != null) {
          expression(assign.filter(), false);
        }
      }
      case Statement.Macro macro -> function(macro.signature(), macro.body());
      case Statement.CallBlock block -> {
        function(block.signature(), block.body());
        expression(block.call(), soft);
      }
      case Statement.FilterBlock block -> {
        statements(block.body(), false);
        expression(block.filter(), false);
      }
      case Statement.With with -> {
        with.values().forEach(value -> expression(value, soft));
        statements(with.body(), false);
      }
      case Statement.Generation generation -> statements(generation.body(), false);
      case Statement.Block block -> statements(block.body(), false);
      case Statement.Data data -> {}
      case Statement.Break end -> {}
      case Statement.Continue end -> {}
    }
  }

  private void function(Statement.Signature signature, List<Statement> body) {
    signature.defaults().forEach(value -> expression(value, false));
    statements(body, false);
  }

  private void expression(Expr node, boolean soft) {
    boolean looked = functions != null || !soft;
    if (looked && node instanceof Expr.Filter filter && !filters.contains(filter.name())) {
      found.accept(unknown("filter", filter.name(), filter.at()));
    } else if (looked && node instanceof Expr.Test test && !tests.contains(test.name())) {
      found.accept(unknown("test", test.name(), test.at()));
    } else if (functions != null
        && node instanceof Expr.Call call
        && call.node() instanceof Expr.Name name
        && !functions.contains(name.name())) {
      found.accept(unknown("function", name.name(), name.at()));
    }
    boolean inside = soft || node instanceof Expr.Choice;
    Children.of(node).forEach(child -> expression(child, inside));
  }

  private static SyntaxException unknown(String kind, String name, int at) {
    return new SyntaxException("No " + kind + " named " + Repr.repr(name) + ".", at);
  }
}
