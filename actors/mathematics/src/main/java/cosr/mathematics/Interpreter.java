package cosr.mathematics;

import cosr.mathematics.Meaning.Finite;
import cosr.mathematics.Meaning.Form;
import cosr.mathematics.Meaning.Kind;
import cosr.mathematics.Meaning.Piece;
import cosr.mathematics.Meaning.Region;
import cosr.mathematics.Meaning.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says what a tree claims: of which variable, and a value, a set, a region, an equation and so on.
 */
final class Interpreter {
  private final Regions regions;
  private final Relations relations;

  Interpreter(Values values) {
    this.regions = new Regions(values);
    this.relations = new Relations(values, this);
  }

  Meaning of(Node node) {
    return switch (node) {
      case Node.Tuple t -> Meaning.of(new Finite(Kind.TUPLE, t.items()));
      case Node.Braces b -> Meaning.of(new Finite(Kind.SET, spread(b.items())));
      case Node.Interval i ->
          Meaning.of(region(new Piece(i.low(), i.lowClosed(), i.high(), i.highClosed())));
      case Node.Reals r ->
          Meaning.of(region(new Piece(Regions.BELOW, false, Regions.ABOVE, false)));
      case Node.SetOperation s -> Meaning.of(operation(s));
      case Node.Matrix m -> Meaning.of(new Meaning.Grid(m.rows()));
      case Node.Proportion p -> Meaning.of(new Meaning.Ratios(p.parts()));
      case Node.Words w -> Meaning.of(new Meaning.Phrase(w.text()));
      case Node.Relation r -> relations.of(r);
      case Node.Listing l -> listing(l);
      case Node.Either e -> either(e.items());
      case Node.Product p when matrix(p) != null -> Meaning.of(scaled(p, matrix(p)));
      case Node.Negative n when n.of() instanceof Node.Matrix m ->
          Meaning.of(scaled(new Node.Num(Rational.of(-1), 0), m));
      default -> {
        if (Nodes.any(node, Interpreter::collection)) throw new Stop("value");
        List<Node> signs = spread(List.of(node));
        yield Meaning.of(signs.size() == 1 ? new Value(node) : new Finite(Kind.SET, signs));
      }
    };
  }

  /** What can't be a part of a value. */
  private static boolean collection(Node node) {
    return switch (node) {
      case Node.Tuple t -> true;
      case Node.Interval i -> true;
      case Node.Braces b -> true;
      case Node.Reals r -> true;
      case Node.Matrix m -> true;
      case Node.Relation r -> true;
      case Node.SetOperation s -> true;
      case Node.Words w -> true;
      default -> false;
    };
  }

  /** The only matrix among factors, else null. */
  private static Node.@Nullable Matrix matrix(Node.Product p) {
    List<Node> found = p.factors().stream().filter(Node.Matrix.class::isInstance).toList();
    return found.size() == 1 ? (Node.Matrix) found.get(0) : null;
  }

  private static Form scaled(Node by, Node.@Nullable Matrix m) {
    if (m == null) throw new IllegalStateException("matrix");
    List<Node> scalars =
        by instanceof Node.Product p
            ? p.factors().stream().filter(f -> !f.equals(m)).toList()
            : List.of(by);
    List<List<Node>> rows = new ArrayList<>();
    for (List<Node> row : m.rows()) {
      List<Node> changed = new ArrayList<>();
      for (Node entry : row) {
        List<Node> factors = new ArrayList<>(scalars);
        factors.add(entry);
        changed.add(new Node.Product(List.copyOf(factors)));
      }
      rows.add(List.copyOf(changed));
    }
    return new Meaning.Grid(List.copyOf(rows));
  }

  private static Region region(Piece piece) {
    return new Region(List.of(piece));
  }

  /** Each value with a plus-minus sign as the two that it stands for. */
  static List<Node> spread(List<Node> items) {
    List<Node> all = new ArrayList<>();
    for (Node item : items) {
      boolean value = !(item instanceof Node.Relation || item instanceof Node.Tuple);
      if (value && Nodes.any(item, Node.PlusMinus.class::isInstance)) {
        all.add(Nodes.decided(item, true));
        all.add(Nodes.decided(item, false));
      } else all.add(item);
    }
    return List.copyOf(all);
  }

  private Form operation(Node.SetOperation s) {
    boolean cup = s.op().equals("cup");
    Form left = side(s.left());
    Form right = side(s.right());
    if (cup && left instanceof Finite f && right instanceof Finite g) {
      List<Node> items = new ArrayList<>(f.items());
      items.addAll(g.items());
      return new Finite(Kind.SET, List.copyOf(items));
    }
    List<Piece> a = pieces(left);
    List<Piece> b = pieces(right);
    List<Piece> all = new ArrayList<>(a);
    all.addAll(b);
    return new Region(
        switch (s.op()) {
          case "cup" -> List.copyOf(all);
          case "cap" -> regions.intersection(a, b);
          default -> regions.intersection(a, regions.complement(b));
        });
  }

  private Form side(Node node) {
    Meaning meaning = of(node);
    if (meaning.variable() != null) throw new Stop("set");
    if (meaning.form() instanceof Finite f && f.kind() == Kind.TUPLE) return new Region(pieces(f));
    return meaning.form();
  }

  /** A form as pieces of the line; a pair in round brackets is an open interval. */
  static List<Piece> pieces(Form form) {
    if (form instanceof Region r) return r.pieces();
    if (!(form instanceof Finite f)) throw new Stop("set");
    if (f.kind() == Kind.TUPLE) {
      if (f.items().size() != 2) throw new Stop("set");
      return List.of(new Piece(f.items().get(0), false, f.items().get(1), false));
    }
    return f.items().stream().map(Regions::point).toList();
  }

  private Meaning listing(Node.Listing l) {
    List<Node> items = l.items();
    if (items.stream().noneMatch(Node.Relation.class::isInstance))
      return Meaning.of(
          new Finite(l.and() && items.size() == 2 ? Kind.SET : Kind.LIST, spread(items)));
    Meaning family = family(items);
    if (family != null) return family;
    List<Meaning> meanings = unequal(items).stream().map(this::of).toList();
    if (meanings.stream().allMatch(m -> m.form() instanceof Region && m.variable() != null))
      return regionsOf(meanings, true);
    Meaning shared = shared(items, meanings);
    if (shared != null) return shared;
    return assignments(meanings);
  }

  /** {@code x = 2k\pi, k \in \mathbb{Z}}: a claim for each of the numbers that k may be. */
  private @Nullable Meaning family(List<Node> items) {
    if (items.size() < 2) return null;
    boolean membership =
        items.get(items.size() - 1) instanceof Node.Relation r
            && r.ops().equals(List.of("in"))
            && numbers(r.items().get(1)) != null;
    if (!membership) return null;
    Node.Relation last = (Node.Relation) items.get(items.size() - 1);
    if (!(last.items().get(0) instanceof Node.Symbol k)) throw new Stop("relation");
    List<Node> rest = items.subList(0, items.size() - 1);
    Meaning of = rest.size() == 1 ? of(rest.get(0)) : listing(new Node.Listing(rest, false));
    return Meaning.of(new Meaning.Family(of, k.name() + " in " + numbers(last.items().get(1))));
  }

  private static @Nullable String numbers(Node node) {
    if (node instanceof Node.Words w) return w.text();
    boolean letter =
        node instanceof Node.Symbol s && (s.name().equals("Z") || s.name().equals("N"));
    return letter ? "mathbb:" + ((Node.Symbol) node).name() : null;
  }

  /** {@code x ≠ 1, 2} as {@code x ≠ 1, x ≠ 2}. */
  private static List<Node> unequal(List<Node> items) {
    boolean first = items.get(0) instanceof Node.Relation r && r.ops().equals(List.of("!="));
    if (!first) return items;
    Node variable = ((Node.Relation) items.get(0)).items().get(0);
    List<Node> all = new ArrayList<>();
    for (Node item : items)
      all.add(
          item instanceof Node.Relation
              ? item
              : new Node.Relation(List.of(variable, item), List.of("!=")));
    return all;
  }

  /** {@code x = 1, 2} and {@code x = 1, x = 2}. */
  private static @Nullable Meaning shared(List<Node> items, List<Meaning> meanings) {
    String variable = meanings.get(0).variable();
    if (variable == null) return null;
    List<Node> values = new ArrayList<>();
    for (int i = 0; i < meanings.size(); i++) {
      Meaning m = meanings.get(i);
      if (i > 0 && m.variable() == null && items.get(i) instanceof Node.Relation) return null;
      if (m.variable() != null && !m.variable().equals(variable)) return null;
      switch (m.form()) {
        case Value v -> values.add(v.node());
        case Finite f when f.kind() != Kind.TUPLE -> values.addAll(f.items());
        default -> {
          return null;
        }
      }
    }
    boolean mixed =
        meanings.stream().anyMatch(m -> m.variable() == null)
            && meanings.stream().skip(1).anyMatch(m -> m.variable() != null);
    if (mixed) throw new Stop("list");
    return new Meaning(variable, new Finite(Kind.SET, List.copyOf(values)));
  }

  private static Meaning assignments(List<Meaning> meanings) {
    TreeMap<String, Node> values = new TreeMap<>();
    for (Meaning m : meanings) {
      if (m.variable() == null || !(m.form() instanceof Value v)) throw new Stop("list");
      if (values.put(m.variable(), v.node()) != null) throw new Stop("list");
    }
    return Meaning.of(new Meaning.Assignments(values));
  }

  private Meaning either(List<Node> items) {
    if (items.stream().allMatch(i -> i instanceof Node.Symbol || i instanceof Node.Words))
      throw new Stop("alternatives");
    List<Meaning> meanings = items.stream().map(this::of).toList();
    if (meanings.stream().allMatch(m -> m.form() instanceof Region))
      return regionsOf(meanings, false);
    String variable = meanings.get(0).variable();
    List<Node> values = new ArrayList<>();
    for (Meaning m : meanings) {
      String own = m.variable();
      if (own != null && !own.equals(variable)) throw new Stop("alternatives");
      switch (m.form()) {
        case Value v -> values.add(v.node());
        case Finite f when f.kind() == Kind.TUPLE -> values.add(new Node.Tuple(f.items()));
        case Finite f -> values.addAll(f.items());
        default -> throw new Stop("alternatives");
      }
    }
    return new Meaning(variable, new Finite(Kind.SET, List.copyOf(values)));
  }

  private Meaning regionsOf(List<Meaning> meanings, boolean all) {
    String variable = meanings.get(0).variable();
    List<Piece> pieces = List.of();
    for (int i = 0; i < meanings.size(); i++) {
      Meaning m = meanings.get(i);
      if (variable == null ? m.variable() != null : !variable.equals(m.variable()))
        throw new Stop("variable");
      List<Piece> next = pieces(m.form());
      if (i == 0) pieces = next;
      else if (all) pieces = regions.intersection(pieces, next);
      else {
        List<Piece> union = new ArrayList<>(pieces);
        union.addAll(next);
        pieces = union;
      }
    }
    return new Meaning(variable, new Region(List.copyOf(pieces)));
  }

  Regions regions() {
    return regions;
  }
}
