package cosr.mathematics;

import cosr.mathematics.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The upper half of the grammar:
 *
 * <pre>
 * statement = list { "or" list }
 * list      = relation { ("," | ";" | "and") relation }
 * relation  = sets { ("=" | "&lt;" | "≤" | ">" | "≥" | "≠" | "∈") sets }
 * sets      = value { ("∪" | "∩" | "\") value }
 * value     = [currency] sum [unit | "%"]
 * </pre>
 */
final class Statements {
  private static final Map<String, String> RELATIONS =
      Map.of("le", "<=", "ge", ">=", "ne", "!=", "in", "in", "approx", "~");
  private static final Set<String> RADIANS = Set.of("radians", "radian", "rad");
  private static final Set<String> UNIT_ENDS = Set.of("and", "or", "if", "where", "for", "with");

  private final Cursor cursor;
  private final Sums sums;

  Statements(Cursor cursor) {
    this.cursor = cursor;
    this.sums = new Sums(cursor, this);
  }

  Node whole() {
    Node node = statement();
    if (!cursor.ended()) throw new Stop("syntax");
    return node;
  }

  Node statement() {
    List<Node> items = new ArrayList<>(List.of(list()));
    while (cursor.takeWord("or") || cursor.takeCommand("vee")) items.add(list());
    return items.size() == 1 ? items.get(0) : new Node.Either(List.copyOf(items));
  }

  private Node list() {
    List<Node> items = new ArrayList<>(List.of(relation()));
    boolean and = false;
    while (true) {
      boolean comma = cursor.take(",") || cursor.take(";");
      boolean word = cursor.takeWord("and") || cursor.takeCommand("wedge");
      if (comma && !word && orNext()) return new Node.Listing(List.copyOf(items), and);
      if (!comma && !word) break;
      and |= word;
      items.add(relation());
    }
    return items.size() == 1 ? items.get(0) : new Node.Listing(List.copyOf(items), and);
  }

  private boolean orNext() {
    Token token = cursor.peek();
    return token.text().equals("or") && (token.kind() == Kind.WORD || token.kind() == Kind.TEXT);
  }

  Node relation() {
    List<Node> items = new ArrayList<>(List.of(sets()));
    List<String> ops = new ArrayList<>();
    while (true) {
      String op = operator();
      if (op == null) break;
      cursor.next();
      Node next = sets();
      if (op.equals("~") && !(items.get(0) instanceof Node.Symbol)) {
        if (!cursor.ended()) throw new Stop("approximate");
        return approximate(items, ops, next);
      }
      ops.add(op.equals("~") ? "=" : op);
      items.add(next);
    }
    if (ops.isEmpty()) return items.get(0);
    return new Node.Relation(List.copyOf(items), List.copyOf(ops));
  }

  /** What stands before the sign of approximation; the decimal after it only illustrates it. */
  private static Node approximate(List<Node> items, List<String> ops, Node decimal) {
    Node exact = items.get(items.size() - 1);
    Budget budget = new Budget();
    Ball difference = new Values(budget).constant(Relations.difference(exact, decimal));
    Ball size = new Values(budget).constant(exact);
    if (difference == null || size == null || difference.size() > 0.01 * (size.size() + 1))
      throw new Stop("approximate");
    if (ops.isEmpty()) return exact;
    return new Node.Relation(List.copyOf(items), List.copyOf(ops));
  }

  private @Nullable String operator() {
    Token token = cursor.peek();
    if (token.is("=") || token.is("<") || token.is(">")) return token.text();
    if (token.kind() == Kind.COMMAND) return RELATIONS.get(token.text());
    return token.kind() == Kind.WORD && token.text().equals("in") ? "in" : null;
  }

  private Node sets() {
    Node left = value();
    while (true) {
      Token token = cursor.peek();
      String op = token.text();
      boolean set =
          (token.kind() == Kind.COMMAND && Set.of("cup", "cap", "setminus").contains(op))
              || (token.kind() == Kind.WORD && Set.of("union", "cup").contains(op));
      if (!set) return left;
      cursor.next();
      left = new Node.SetOperation(op.equals("union") ? "cup" : op, left, value());
    }
  }

  private Node value() {
    boolean debt = cursor.peek().is("-") && cursor.peek(1).command("dollar");
    if (debt) cursor.next();
    String currency = currency();
    Node node = debt ? new Node.Negative(sums.sum()) : sums.sum();
    if (cursor.peek().kind() == Kind.TEXT) node = scaled(node);
    if (currency != null) return quantity(node, currency);
    if (cursor.bars() == 0 && cursor.take(":")) {
      List<Node> parts = new ArrayList<>(List.of(node, sums.sum()));
      while (cursor.take(":")) parts.add(sums.sum());
      return new Node.Proportion(List.copyOf(parts));
    }
    if (cursor.take("%") || cursor.takeWord("percent") || cursor.takeWord("per cent"))
      return new Node.Percent(node);
    String trailing = currency();
    if (trailing != null) return quantity(node, trailing);
    String unit = unit();
    if (unit == null || RADIANS.contains(unit)) return node;
    return quantity(node, unit);
  }

  /** {@code 2 million}: the number times the word's; what else the words say stays. */
  private Node scaled(Node node) {
    String[] words = cursor.peek().text().split(" ", 2);
    Rational scale = NumberWords.scale(words[0]);
    if (scale == null) return node;
    if (words.length == 1) cursor.next();
    else cursor.put(new Token(Kind.TEXT, words[1], true));
    return Sums.times(node, new Node.Num(scale, 0));
  }

  private Node quantity(Node node, String unit) {
    if (cursor.peek().kind() == Kind.TEXT && !UNIT_ENDS.contains(cursor.peek().text()))
      throw new Stop("unit");
    return new Node.Quantity(node, unit);
  }

  private @Nullable String currency() {
    if (cursor.takeCommand("dollar")) return "dollar";
    if (cursor.takeCommand("euro")) return "euro";
    if (cursor.takeCommand("pounds")) return "pounds sterling";
    return null;
  }

  private @Nullable String unit() {
    StringBuilder unit = new StringBuilder();
    while (true) {
      Token token = cursor.peek();
      if (unit.length() == 0 && token.command("frac") && cursor.peek(2).kind() == Kind.TEXT) {
        cursor.next();
        String per = part();
        return per + " / " + part();
      }
      if (token.kind() == Kind.TEXT && !UNIT_ENDS.contains(token.text())) {
        if (!Units.readable(token.text())) throw new Stop("unit");
        cursor.next();
        unit.append(' ').append(token.text());
        if (cursor.take("^")) unit.append('^').append(exponent());
      } else if (unit.toString().endsWith("/") && token.kind() == Kind.LETTER) {
        unit.append(' ').append(cursor.next().text());
        if (cursor.take("^")) unit.append('^').append(exponent());
      } else if (unit.length() > 0 && token.is("/") && unitAhead()) {
        cursor.next();
        unit.append(" /");
      } else if (unit.length() > 0 && token.command("cdot") && unitAhead()) {
        cursor.next();
      } else {
        return unit.length() == 0 ? null : unit.toString().strip();
      }
    }
  }

  /** A part of a fraction of units. */
  private String part() {
    cursor.expect("{");
    Token token = cursor.next();
    if (token.kind() != Kind.TEXT || !Units.readable(token.text())) throw new Stop("unit");
    String power = cursor.take("^") ? "^" + exponent() : "";
    cursor.expect("}");
    return token.text() + power;
  }

  private boolean unitAhead() {
    Token token = cursor.peek(1);
    if (token.kind() == Kind.TEXT) return true;
    boolean last = cursor.peek(2).kind() == Kind.END || cursor.peek(2).is("^");
    return token.kind() == Kind.LETTER && last && Units.known(token.text());
  }

  private String exponent() {
    boolean brace = cursor.take("{");
    String sign = cursor.take("-") ? "-" : "";
    Token digits = cursor.next();
    if (digits.kind() != Kind.NUMBER) throw new Stop("unit");
    if (brace) cursor.expect("}");
    return sign + digits.text();
  }
}
