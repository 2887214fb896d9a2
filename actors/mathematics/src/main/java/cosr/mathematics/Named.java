package cosr.mathematics;

import cosr.mathematics.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  private List<Node> arguments() {
    Node inner = brackets.open();
    if (inner instanceof Node.Tuple t) return t.items();
    if (inner instanceof Node.Interval) throw new Stop("brackets");
    return List.of(inner);
  }

  /** Whether nothing but letters stands in the bracket, and an equals sign behind it. */
  private boolean definition() {
    int i = 1;
    while (cursor.peek(i).kind() == Kind.LETTER && cursor.peek(i + 1).is(",")) i += 2;
    return cursor.peek(i).kind() == Kind.LETTER
        && cursor.peek(i + 1).is(")")
        && cursor.peek(i + 2).is("=");
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
