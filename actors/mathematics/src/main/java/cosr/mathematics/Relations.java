package cosr.mathematics;

import cosr.mathematics.Meaning.Piece;
import cosr.mathematics.Meaning.Region;
import cosr.mathematics.Meaning.Value;
import cosr.mathematics.Outcome.Equal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What equations and inequalities claim. */
final class Relations {
  /** Letters whose absolute value is asked for as such. */
  private static final Set<String> COMPLEX = Set.of("z", "w");

  private final Values values;
  private final Interpreter interpreter;

  Relations(Values values, Interpreter interpreter) {
    this.values = values;
    this.interpreter = interpreter;
  }

  Meaning of(Node.Relation r) {
    if (r.ops().stream().allMatch("="::equals)) return equation(r.items());
    if (r.ops().equals(List.of("in"))) return membership(r);
    if (r.ops().contains("in") || r.ops().contains("=")) throw new Stop("relation");
    if (r.ops().equals(List.of("!="))) return unequal(r);
    if (r.ops().contains("!=")) throw new Stop("relation");
    return inequality(r);
  }

  private Meaning equation(List<Node> items) {
    Node last = items.get(items.size() - 1);
    String name = name(items.get(0));
    if (items.get(0) instanceof Node.Product && !Numeric.symbols(last).isEmpty()) name = null;
    if (name == null && items.size() == 2 && last instanceof Node.Symbol && name(last) != null)
      return mentions(items.get(0), name(last))
          ? Meaning.of(new Meaning.Equation(items.get(0), last))
          : new Meaning(name(last), interpreter.of(items.get(0)).form());
    int first = name == null ? 0 : 1;
    for (int i = first; i + 1 < items.size(); i++) {
      boolean constant =
          items.size() > 2
              || (Numeric.symbols(items.get(i)).isEmpty() && Numeric.symbols(last).isEmpty());
      if (!constant) return Meaning.of(new Meaning.Equation(items.get(i), last));
      if (!(values.compare(items.get(i), last) instanceof Equal)) throw new Stop("chain");
    }
    if (name == null) return interpreter.of(last);
    if (mentions(last, name)) return Meaning.of(new Meaning.Equation(items.get(0), last));
    Meaning right = interpreter.of(last);
    if (right.variable() != null) throw new Stop("relation");
    return new Meaning(name, right.form());
  }

  private static boolean mentions(Node node, @Nullable String name) {
    return name != null && Numeric.symbols(node).contains(name);
  }

  /** The name of a variable or of a function applied to variables, else null. */
  static @Nullable String name(Node node) {
    if (node instanceof Node.Symbol s) return s.name();
    boolean symbols =
        node instanceof Node.Tuple t && t.items().stream().allMatch(Node.Symbol.class::isInstance);
    if (symbols) return tuple((Node.Tuple) node);
    if (node instanceof Node.Applied a) return application(a);
    boolean bars =
        node instanceof Node.Call c
            && c.name().equals("abs")
            && c.of() instanceof Node.Symbol z
            && COMPLEX.contains(z.name());
    if (bars) return "|" + ((Node.Symbol) ((Node.Call) node).of()).name() + "|";
    return node instanceof Node.Product p ? figure(p) : null;
  }

  private static String tuple(Node.Tuple t) {
    List<String> names = t.items().stream().map(i -> ((Node.Symbol) i).name()).toList();
    return "(" + String.join(",", names) + ")";
  }

  /** Whether a name is that of variables in another order than the alphabet's. */
  static boolean disordered(@Nullable String name) {
    if (name == null || !name.startsWith("(")) return false;
    List<String> names = List.of(name.substring(1, name.length() - 1).split(","));
    return !names.equals(names.stream().sorted().toList());
  }

  /** A segment or figure by its corners, such as {@code AB}; a segment from either end. */
  private static @Nullable String figure(Node.Product p) {
    TreeSet<String> corners = new TreeSet<>();
    for (Node factor : p.factors()) {
      if (!(factor instanceof Node.Symbol s) || !s.name().matches("[A-Z]")) return null;
      corners.add(s.name());
    }
    boolean distinct = corners.size() == p.factors().size() && corners.size() <= 4;
    return distinct ? String.join("", corners) : null;
  }

  private static String application(Node.Applied a) {
    boolean symbols = a.arguments().stream().allMatch(Node.Symbol.class::isInstance);
    if (!symbols) return a.function() + a.arguments();
    StringBuilder name = new StringBuilder(a.function()).append('(');
    for (Node argument : a.arguments()) name.append(((Node.Symbol) argument).name()).append(',');
    return name.append(')').toString();
  }

  private Meaning membership(Node.Relation r) {
    if (!(r.items().get(0) instanceof Node.Symbol s)) throw new Stop("relation");
    if (r.items().get(1) instanceof Node.Words w && w.text().startsWith("mathbb:"))
      return new Meaning(s.name(), new Meaning.Phrase(w.text()));
    Meaning set = interpreter.of(r.items().get(1));
    if (set.variable() != null) throw new Stop("relation");
    return switch (set.form()) {
      case Region region -> new Meaning(s.name(), region);
      case Meaning.Finite f when f.kind() == Meaning.Kind.SET -> new Meaning(s.name(), f);
      case Meaning.Finite f when f.items().size() == 2 && f.kind() == Meaning.Kind.TUPLE ->
          new Meaning(s.name(), new Region(Interpreter.pieces(f)));
      default -> throw new Stop("relation");
    };
  }

  private Meaning unequal(Node.Relation r) {
    if (!(r.items().get(0) instanceof Node.Symbol s) || mentions(r.items().get(1), s.name()))
      throw new Stop("relation");
    List<Piece> points =
        Interpreter.spread(List.of(r.items().get(1))).stream().map(Regions::point).toList();
    return new Meaning(s.name(), new Region(interpreter.regions().complement(points)));
  }

  private Meaning inequality(Node.Relation r) {
    List<Node> items = new ArrayList<>(r.items());
    List<String> ops = new ArrayList<>(r.ops());
    boolean down = ops.stream().allMatch(op -> op.startsWith(">"));
    boolean up = ops.stream().allMatch(op -> op.startsWith("<"));
    if (!down && !up) throw new Stop("relation");
    if (down) {
      items = items.reversed();
      ops = ops.reversed();
    }
    List<Boolean> closed = ops.stream().map(op -> op.endsWith("=")).toList();
    if (items.size() == 3) {
      if (!(items.get(1) instanceof Node.Symbol s)) throw new Stop("relation");
      if (mentions(items.get(0), s.name()) || mentions(items.get(2), s.name()))
        throw new Stop("relation");
      return new Meaning(
          s.name(),
          new Region(List.of(new Piece(items.get(0), closed.get(0), items.get(2), closed.get(1)))));
    }
    if (items.size() != 2) throw new Stop("relation");
    Meaning distance = distance(items.get(0), items.get(1), closed.get(0));
    return distance != null ? distance : single(items.get(0), items.get(1), closed.get(0));
  }

  /** {@code |x - c| < r} and {@code r < |x - c|} as parts of the line; null for others. */
  private static @Nullable Meaning distance(Node low, Node high, boolean closed) {
    boolean inside = low instanceof Node.Call;
    Node bars = inside ? low : high;
    Node radius = inside ? high : low;
    boolean known =
        bars instanceof Node.Call c
            && c.name().equals("abs")
            && radius instanceof Node.Num n
            && n.value().signum() > 0;
    if (!known) return null;
    Node of = ((Node.Call) bars).of();
    Node centre = new Node.Num(Rational.ZERO, 0);
    if (of instanceof Node.Sum s && s.terms().size() == 2) {
      centre = negated(s.terms().get(1));
      of = s.terms().get(0);
    }
    if (!(of instanceof Node.Symbol x) || !Numeric.symbols(centre).isEmpty()) return null;
    Node below = difference(centre, radius);
    Node above = new Node.Sum(List.of(centre, radius));
    List<Piece> pieces =
        inside
            ? List.of(new Piece(below, closed, above, closed))
            : List.of(
                new Piece(Regions.BELOW, false, below, closed),
                new Piece(above, closed, Regions.ABOVE, false));
    return new Meaning(x.name(), new Region(pieces));
  }

  private static Node negated(Node node) {
    return node instanceof Node.Negative n ? n.of() : new Node.Negative(node);
  }

  /** {@code low < high}: of a variable, or of two expressions. */
  private static Meaning single(Node low, Node high, boolean closed) {
    boolean left = low instanceof Node.Symbol && Numeric.symbols(high).isEmpty();
    boolean right = high instanceof Node.Symbol && Numeric.symbols(low).isEmpty();
    if (left)
      return new Meaning(
          ((Node.Symbol) low).name(),
          new Region(List.of(new Piece(Regions.BELOW, false, high, closed))));
    if (right)
      return new Meaning(
          ((Node.Symbol) high).name(),
          new Region(List.of(new Piece(low, closed, Regions.ABOVE, false))));
    return Meaning.of(new Meaning.Inequality(high, low, !closed));
  }

  static Node difference(Node left, Node right) {
    return new Node.Sum(List.of(left, new Node.Negative(right)));
  }

  /** A claim about a variable as an equation. */
  static Meaning.@Nullable Equation asEquation(Meaning meaning) {
    if (meaning.form() instanceof Meaning.Equation e) return e;
    if (meaning.variable() == null || !(meaning.form() instanceof Value v)) return null;
    String name = meaning.variable();
    Node left = new Node.Symbol(name);
    if (name.matches("[A-Z]{2,4}"))
      left =
          new Node.Product(
              name.chars().<Node>mapToObj(c -> new Node.Symbol(Character.toString(c))).toList());
    else if (name.startsWith("|"))
      left = new Node.Call("abs", new Node.Symbol(name.substring(1, name.length() - 1)));
    return new Meaning.Equation(left, v.node());
  }
}
