package cosr.smt;

import cosr.smt.SExpression.Atom;
import cosr.smt.SExpression.Items;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Makes terms of expressions, and finds their sorts. */
final class FormulaReader {
  private static final int DEPTH = 1_000;

  private final SequencedMap<String, Sort> variables;

  FormulaReader(SequencedMap<String, Sort> variables) {
    this.variables = variables;
  }

  /** Takes in {@code (declare-const x Int)} or {@code (declare-fun x () Int)}. */
  void declare(SExpression expression) {
    if (!(expression instanceof Items(List<SExpression> items)))
      throw SmtException.of("syntax", "no declaration: " + expression.symbol());
    boolean constant = items.size() == 3 && items.get(0).symbol().equals("declare-const");
    boolean function =
        items.size() == 4
            && items.get(0).symbol().equals("declare-fun")
            && items.get(2) instanceof Items(List<SExpression> parameters)
            && parameters.isEmpty();
    if (!constant && !function)
      throw SmtException.of("syntax", "declarations are (declare-const x Int)");
    String name = items.get(1).symbol();
    if (name.isEmpty()
        || Literals.signed(items.get(1)).isPresent()
        || Operation.named(name).isPresent())
      throw SmtException.of("syntax", "no name of a variable: '" + name + "'");
    if (variables.put(name, sort(items.getLast())) != null)
      throw SmtException.of("syntax", "'" + name + "' is declared twice");
  }

  private static Sort sort(SExpression expression) {
    if (expression.symbol().equals("Bool")) return new Sort.Bool();
    if (expression.symbol().equals("Int")) return new Sort.Int();
    if (expression instanceof Items(List<SExpression> items)
        && items.size() == 3
        && items.get(0).symbol().equals("_")
        && items.get(1).symbol().equals("BitVec")) return new Sort.BitVec(index(items.get(2)));
    throw SmtException.of("sort", "sorts are Bool, Int and (_ BitVec n)");
  }

  private static int index(SExpression expression) {
    String text = expression.symbol();
    if (!Literals.isNumeral(text) || text.length() > 4)
      throw SmtException.of("syntax", "an index is a small number");
    return Integer.parseInt(text);
  }

  Term term(SExpression expression) {
    return term(expression, Map.of());
  }

  private Term term(SExpression expression, Map<String, Term> bound) {
    Optional<Value> constant = Literals.constant(expression);
    if (constant.isPresent()) return new Term.Constant(constant.get());
    return switch (expression) {
      case Atom(String name) -> {
        Term value = bound.get(name);
        if (value != null) yield value;
        Sort sort = variables.get(name);
        if (sort == null) throw SmtException.of("syntax", "'" + name + "' is not declared");
        yield new Term.Variable(name, sort);
      }
      case Items items when items.isLedBy("let") -> let(items.items(), bound);
      case Items items -> application(items.items(), bound);
    };
  }

  private Term let(List<SExpression> items, Map<String, Term> bound) {
    if (items.size() != 3 || !(items.get(1) instanceof Items(List<SExpression> bindings)))
      throw SmtException.of("syntax", "let is (let ((x term) …) term)");
    Map<String, Term> inner = new HashMap<>(bound);
    for (SExpression binding : bindings) {
      if (!(binding instanceof Items(List<SExpression> pair))
          || pair.size() != 2
          || pair.get(0).symbol().isEmpty())
        throw SmtException.of("syntax", "let is (let ((x term) …) term)");
      inner.put(pair.get(0).symbol(), term(pair.get(1), bound));
    }
    return term(items.get(2), inner);
  }

  private Term application(List<SExpression> items, Map<String, Term> bound) {
    if (items.isEmpty()) throw SmtException.of("syntax", "empty brackets");
    List<Integer> indices = new ArrayList<>();
    String name = items.get(0).symbol();
    if (items.get(0) instanceof Items(List<SExpression> indexed)
        && indexed.size() > 1
        && indexed.get(0).symbol().equals("_")) {
      name = indexed.get(1).symbol();
      for (SExpression index : indexed.subList(2, indexed.size())) indices.add(index(index));
    }
    String symbol = name;
    Operation operation =
        Operation.named(name)
            .filter(o -> o.indices() == indices.size())
            .orElseThrow(
                () -> SmtException.of("operation", "'" + symbol + "' is not among those known"));
    List<Term> arguments = new ArrayList<>();
    int depth = 0;
    for (SExpression item : items.subList(1, items.size())) {
      Term argument = term(item, bound);
      arguments.add(argument);
      depth = Math.max(depth, argument.depth());
    }
    if (depth >= DEPTH) throw SmtException.of("nesting", "terms deeper than " + DEPTH);
    Sort sort = Typing.sort(operation, List.copyOf(indices), arguments);
    return new Term.Application(
        operation, List.copyOf(indices), List.copyOf(arguments), sort, depth + 1);
  }
}
