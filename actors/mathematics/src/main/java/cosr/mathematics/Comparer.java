package cosr.mathematics;

import cosr.mathematics.Meaning.Assignments;
import cosr.mathematics.Meaning.Equation;
import cosr.mathematics.Meaning.Family;
import cosr.mathematics.Meaning.Finite;
import cosr.mathematics.Meaning.Form;
import cosr.mathematics.Meaning.Grid;
import cosr.mathematics.Meaning.Inequality;
import cosr.mathematics.Meaning.Kind;
import cosr.mathematics.Meaning.Phrase;
import cosr.mathematics.Meaning.Ratios;
import cosr.mathematics.Meaning.Region;
import cosr.mathematics.Meaning.Value;
import cosr.mathematics.Outcome.Different;
import cosr.mathematics.Outcome.Equal;
import cosr.mathematics.Outcome.Undecided;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what two trees claim. Not for several threads; one for each comparison. */
final class Comparer {
  private final Values values;
  private final Leaves leaves;
  private final Interpreter interpreter;
  private final Equations equations;
  private final Collections collections;

  Comparer(Options options) {
    Budget budget = new Budget();
    this.values = new Values(budget);
    this.leaves = new Leaves(values, options, budget);
    this.interpreter = new Interpreter(values);
    this.equations = new Equations(budget);
    this.collections = new Collections(this, options);
  }

  Outcome compare(Node gold, Node answer) {
    return compare(interpreter.of(gold), interpreter.of(answer));
  }

  private Outcome compare(Meaning gold, Meaning answer) {
    if (gold.form() instanceof Family || answer.form() instanceof Family)
      return families(gold, answer);
    String g = gold.variable();
    String a = answer.variable();
    boolean open = g == null || a == null || g.equals(a) || function(g, a) || function(a, g);
    boolean equation = gold.form() instanceof Equation || answer.form() instanceof Equation;
    if (equation || !open) {
      Equation left = Relations.asEquation(gold);
      Equation right = Relations.asEquation(answer);
      if (left != null && right != null) return equations(gold, left, right, answer);
      if (equation && (solution(gold.form()) || solution(answer.form())))
        return new Undecided("equation");
      return new Different(equation ? "kind" : "variable");
    }
    Outcome outcome = forms(gold.form(), answer.form());
    boolean order =
        (g == null && Relations.disordered(a)) || (a == null && Relations.disordered(g));
    return order && outcome instanceof Equal ? new Undecided("order") : outcome;
  }

  /** Equal where both say the same of the same numbers; the same set has other forms too. */
  private Outcome families(Meaning gold, Meaning answer) {
    boolean both =
        gold.form() instanceof Family g
            && answer.form() instanceof Family a
            && g.over().equals(a.over());
    if (!both) return new Undecided("family");
    Outcome each = compare(((Family) gold.form()).of(), ((Family) answer.form()).of());
    return each instanceof Equal ? each : new Undecided("family");
  }

  private static boolean solution(Form form) {
    return form instanceof Value || form instanceof Finite;
  }

  /** {@code f(x) = …} and {@code y = …} name the same thing, as does {@code f}. */
  private static boolean function(String name, String other) {
    int bracket = name.indexOf('(');
    if (bracket < 0) return false;
    return other.equals("y") || other.equals(name.substring(0, bracket));
  }

  /** A gold answer that is solved for a variable asks for a solved one. */
  private Outcome equations(Meaning gold, Equation g, Equation a, Meaning answer) {
    Outcome outcome = equations.compare(g, a);
    boolean solved = gold.form() instanceof Value v && Numeric.symbols(v.node()).isEmpty();
    boolean unsolved = !(answer.form() instanceof Value);
    return solved && unsolved && outcome instanceof Equal ? new Undecided("unsolved") : outcome;
  }

  private Outcome forms(Form wrappedGold, Form wrappedAnswer) {
    Form gold = unwrapped(wrappedGold);
    Form answer = unwrapped(wrappedAnswer);
    boolean member = gold != wrappedGold || answer != wrappedAnswer;
    if (member && (gold instanceof Region || answer instanceof Region))
      return new Undecided("kind");
    Node single = single(gold);
    Node other = single(answer);
    if (single != null && other != null)
      return nested(single) || nested(other) ? item(single, other) : leaves.compare(single, other);
    if (gold instanceof Region || answer instanceof Region) return region(gold, answer);
    if (gold instanceof Finite g && answer instanceof Finite a) return collections.compare(g, a);
    if (gold instanceof Grid || answer instanceof Grid) return grid(gold, answer);
    if (gold instanceof Assignments || answer instanceof Assignments)
      return collections.assignments(gold, answer);
    if (gold instanceof Inequality g && answer instanceof Inequality a)
      return equations.compare(g, a);
    if (gold instanceof Ratios g && answer instanceof Ratios a)
      return collections.ratios(g.parts(), a.parts());
    if (gold instanceof Phrase g && answer instanceof Phrase a)
      return Phrases.compare(g.text(), a.text());
    if (gold instanceof Phrase g) return Phrases.against(g.text());
    if (answer instanceof Phrase a) return Phrases.against(a.text());
    if (gold instanceof Ratios || answer instanceof Ratios) return new Undecided("ratio");
    if (gold instanceof Inequality || answer instanceof Inequality)
      return new Undecided("inequality");
    return new Different("kind");
  }

  /** The only member of a collection, where that is a collection itself. */
  private Form unwrapped(Form form) {
    Node only = single(form);
    return only != null && nested(only) && !(only instanceof Node.Braces)
        ? interpreter.of(only).form()
        : form;
  }

  /** The only value of a form that has one. */
  private static @Nullable Node single(Form form) {
    if (form instanceof Value v) return v.node();
    boolean one = form instanceof Finite f && f.items().size() == 1;
    return one ? ((Finite) form).items().get(0) : null;
  }

  /** Compares two members of a collection. */
  Outcome item(Node gold, Node answer) {
    if (gold instanceof Node.Braces != answer instanceof Node.Braces) return new Undecided("set");
    boolean nested = nested(gold) || nested(answer);
    return nested ? compare(gold, answer) : leaves.member(gold, answer);
  }

  private static boolean nested(Node node) {
    return switch (node) {
      case Node.Tuple t -> true;
      case Node.Braces b -> true;
      case Node.Interval i -> true;
      case Node.Matrix m -> true;
      case Node.Relation r -> true;
      case Node.SetOperation s -> true;
      case Node.Reals r -> true;
      case Node.Words w -> true;
      case Node.Proportion p -> true;
      default -> false;
    };
  }

  private Outcome region(Form gold, Form answer) {
    boolean sets =
        (gold instanceof Region || gold instanceof Finite)
            && (answer instanceof Region || answer instanceof Finite);
    if (!sets) return mismatch(gold, answer);
    if (notAPair(gold) || notAPair(answer)) return new Different("kind");
    return interpreter.regions().compare(Interpreter.pieces(gold), Interpreter.pieces(answer));
  }

  private static boolean notAPair(Form form) {
    return form instanceof Finite f && f.kind() == Kind.TUPLE && f.items().size() != 2;
  }

  private static Outcome mismatch(Form gold, Form answer) {
    boolean open = gold instanceof Inequality || answer instanceof Inequality;
    return open ? new Undecided("inequality") : new Different("kind");
  }

  private Outcome grid(Form gold, Form answer) {
    if (gold instanceof Grid g && answer instanceof Grid a) {
      if (g.rows().size() != a.rows().size()) return new Different("shape");
      if (g.rows().get(0).size() != a.rows().get(0).size()) return new Different("shape");
      return collections.ordered(
          g.rows().stream().flatMap(List::stream).toList(),
          a.rows().stream().flatMap(List::stream).toList());
    }
    List<Node> column = column(gold);
    List<Node> other = column(answer);
    if (column == null || other == null) return new Different("kind");
    return collections.ordered(column, other);
  }

  /** The entries of a column, or of a tuple, which may be written for it. */
  private static @Nullable List<Node> column(Form form) {
    if (form instanceof Finite f && f.kind() == Kind.TUPLE) return f.items();
    if (!(form instanceof Grid g) || g.rows().get(0).size() != 1) return null;
    return g.rows().stream().map(row -> row.get(0)).toList();
  }
}
