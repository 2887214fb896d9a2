package cosr.mathematics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Walks over trees. */
final class Nodes {
  private Nodes() {}

  static List<Node> children(Node node) {
    return switch (node) {
      case Node.Negative n -> List.of(n.of());
      case Node.Sum s -> s.terms();
      case Node.Product p -> p.factors();
      case Node.Quotient q -> List.of(q.num(), q.den());
      case Node.Power p -> List.of(p.base(), p.exponent());
      case Node.Root r -> List.of(r.of());
      case Node.PlusMinus p -> List.of(p.of());
      case Node.Call c -> List.of(c.of());
      case Node.Applied a -> a.arguments();
      case Node.Logarithm l -> List.of(l.base(), l.of());
      case Node.Binomial b -> List.of(b.n(), b.k());
      case Node.Percent p -> List.of(p.of());
      case Node.Degrees d -> List.of(d.of());
      case Node.Quantity q -> List.of(q.of());
      case Node.Proportion p -> p.parts();
      case Node.Tuple t -> t.items();
      case Node.Interval i -> List.of(i.low(), i.high());
      case Node.Braces b -> b.items();
      case Node.SetOperation s -> List.of(s.left(), s.right());
      case Node.Matrix m -> m.rows().stream().flatMap(List::stream).toList();
      case Node.Relation r -> r.items();
      case Node.Listing l -> l.items();
      case Node.Either e -> e.items();
      case Node.Num n -> List.of();
      case Node.Based b -> List.of();
      case Node.Constant c -> List.of();
      case Node.Infinity i -> List.of();
      case Node.Symbol s -> List.of();
      case Node.Reals r -> List.of();
      case Node.Words w -> List.of();
    };
  }

  static void each(Node node, Consumer<Node> visit) {
    visit.accept(node);
    for (Node child : children(node)) each(child, visit);
  }

  static boolean any(Node node, Predicate<Node> test) {
    if (test.test(node)) return true;
    for (Node child : children(node)) if (any(child, test)) return true;
    return false;
  }

  /** The tree with its plus-minus signs decided; they stand in values only. */
  static Node decided(Node node, boolean upper) {
    return switch (node) {
      case Node.PlusMinus p -> {
        Node of = decided(p.of(), upper);
        yield p.swapped() == upper ? new Node.Negative(of) : of;
      }
      case Node.Negative n -> new Node.Negative(decided(n.of(), upper));
      case Node.Sum s -> new Node.Sum(all(s.terms(), c -> decided(c, upper)));
      case Node.Product p -> new Node.Product(all(p.factors(), c -> decided(c, upper)));
      case Node.Quotient q -> new Node.Quotient(decided(q.num(), upper), decided(q.den(), upper));
      case Node.Power p -> new Node.Power(decided(p.base(), upper), p.exponent());
      case Node.Root r -> new Node.Root(r.degree(), decided(r.of(), upper));
      case Node.Call c -> new Node.Call(c.name(), decided(c.of(), upper));
      case Node.Quantity q -> new Node.Quantity(decided(q.of(), upper), q.unit());
      case Node.Degrees d -> new Node.Degrees(decided(d.of(), upper));
      case Node.Percent p -> new Node.Percent(decided(p.of(), upper));
      default -> node;
    };
  }

  private static List<Node> all(List<Node> nodes, UnaryOperator<Node> change) {
    List<Node> changed = new ArrayList<>();
    for (Node node : nodes) changed.add(change.apply(node));
    return List.copyOf(changed);
  }
}
