package cosr.mathematics;

import cosr.mathematics.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads names that stand for no product of their letters: applications of functions such as {@code
 * f(2)}, {@code f^{-1}(x)}, {@code \phi(10)}, and angles such as {@code \angle ABC}.
 */
final class Named {
  /** What before a bracket is a function; other letters are factors there. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          "f", "g", "h", "F", "G", "H", "P", "Q", "T", "E", "phi", "sigma", "Gamma", "zeta", "psi",
          "Phi", "Psi");

  private final Cursor cursor;
  private final Brackets brackets;

  Named(Cursor cursor, Brackets brackets) {
    this.cursor = cursor;
    this.brackets = brackets;
  }

  /** The application whose function's name was just read; null where none follows. */
  @Nullable Node application(String name) {
    boolean function = FUNCTIONS.contains(name.replaceFirst("[_'].*", ""));
    if (cursor.peek().is("(")) {
      if (!function && !definition()) return null;
      return new Node.Applied(name, arguments());
    }
    if (!function || !cursor.peek().is("^")) return null;
    boolean braced = cursor.peek(1).is("{");
    int last = braced ? cursor.peek(2).is("-") ? 4 : 3 : 1;
    if (!cursor.peek(last + 1).is("(") || (braced && !cursor.peek(last).is("}"))) return null;
    boolean inverse = last == 4 && cursor.peek(3).text().equals("1");
    if (!inverse) throw new Stop("power");
    for (int i = 0; i <= last; i++) cursor.next();
    return new Node.Applied(name + "^-1", arguments());
  }

  /** A command that is applied to numbers in brackets. */
  Node extreme() {
    String name = cursor.next().text();
    if (!cursor.peek().is("(")) throw new Stop("command");
    return new Node.Applied(name, arguments());
  }

  private List<Node> arguments() {
    Node inner = brackets.open();
    if (inner instanceof Node.Tuple t) return t.items();
    if (inner instanceof Node.Interval) throw new Stop("brackets");
    return List.of(inner);
  }

  /** Whether nothing but usual variables stands in the bracket, and an equals sign behind it. */
  private boolean definition() {
    int i = 1;
    while (cursor.peek(i).kind() == Kind.LETTER && cursor.peek(i + 1).is(",")) i += 2;
    return cursor.peek(i).kind() == Kind.LETTER
        && "tnxszk".contains(cursor.peek(1).text())
        && cursor.peek(i + 1).is(")")
        && cursor.peek(i + 2).is("=");
  }

  /** A segment's name after the sign over it, from either end. */
  Node segment() {
    cursor.next();
    cursor.expect("{");
    TreeSet<String> ends = new TreeSet<>();
    for (int i = 0; i < 2; i++) {
      Token end = cursor.next();
      if (end.kind() != Kind.LETTER || !end.text().matches("[A-Z]")) throw new Stop("command");
      ends.add(end.text());
    }
    cursor.expect("}");
    return new Node.Symbol("segment " + String.join("", ends));
  }

  /** A quotient; one of differentials is a derivative and a name of its own. */
  static Node quotient(Node num, Node den) {
    if (!differential(num) || !differential(den)) return new Node.Quotient(num, den);
    if (num instanceof Node.Product n
        && den instanceof Node.Product d
        && n.factors().size() == 2
        && d.factors().size() == 2
        && n.factors().get(0) instanceof Node.Symbol
        && n.factors().get(1) instanceof Node.Symbol y
        && d.factors().get(1) instanceof Node.Symbol x)
      return new Node.Symbol("d" + y.name() + "/d" + x.name());
    throw new Stop("derivative");
  }

  private static boolean differential(Node node) {
    Node first = node instanceof Node.Product p ? p.factors().get(0) : node;
    if (first instanceof Node.Power p) first = p.base();
    return first.equals(new Node.Symbol("d"));
  }

  /** An angle's name, from either end. */
  Node angle() {
    cursor.next();
    List<String> letters = new ArrayList<>();
    while (cursor.peek().kind() == Kind.LETTER && letters.size() < 3)
      letters.add(cursor.next().text());
    if (letters.size() != 1 && letters.size() != 3) throw new Stop("angle");
    String name = String.join("", letters);
    String back = String.join("", letters.reversed());
    return new Node.Symbol("angle " + (name.compareTo(back) <= 0 ? name : back));
  }
}
