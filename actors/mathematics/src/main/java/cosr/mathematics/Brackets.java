package cosr.mathematics;

import cosr.mathematics.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Groups, tuples, intervals, sets, absolute values and matrices. */
final class Brackets {
  private static final Set<String> MATRICES =
      Set.of("pmatrix", "bmatrix", "matrix", "array", "smallmatrix", "Bmatrix");
  private static final Set<String> SYSTEMS =
      Set.of("begin:array", "begin:aligned", "begin:cases", "begin:matrix");
  private static final int ENTRIES = 100;

  private final Cursor cursor;
  private final Sums sums;
  private final Statements statements;

  Brackets(Cursor cursor, Sums sums, Statements statements) {
    this.cursor = cursor;
    this.sums = sums;
    this.statements = statements;
  }

  Node open() {
    Token token = cursor.peek();
    return switch (token.text()) {
      case "{" -> group();
      case "(", "[" -> within(this::bracket);
      case "\\{" -> within(this::braces);
      case "|" -> within(this::bars);
      default -> throw new Stop("syntax");
    };
  }

  /** What may be read between brackets, without the bars around them. */
  private interface Inner {
    Node read();
  }

  private Node within(Inner inner) {
    cursor.enter();
    int bars = cursor.bars();
    if (!cursor.peek().is("|")) cursor.bars(0);
    Node node = inner.read();
    cursor.bars(bars);
    cursor.leave();
    return node;
  }

  /** A group in braces or round brackets that holds one value. */
  Node group() {
    return within(
        () -> {
          boolean brace = cursor.next().is("{");
          Node inner = brace ? statements.statement() : sums.sum();
          if (brace && cursor.takeCommand("over")) inner = new Node.Quotient(inner, sums.sum());
          if (brace && cursor.takeCommand("choose")) inner = new Node.Binomial(inner, sums.sum());
          cursor.expect(brace ? "}" : ")");
          return inner;
        });
  }

  private Node bracket() {
    boolean round = cursor.next().is("(");
    List<Node> items = new ArrayList<>(List.of(statements.relation()));
    while (cursor.take(",") || cursor.take(";")) items.add(statements.relation());
    if (items.size() > ENTRIES) throw new Stop("size");
    Token close = cursor.next();
    if (!close.is(")") && !close.is("]")) throw new Stop("brackets");
    boolean rounded = close.is(")");
    if (items.size() == 1) {
      if (round != rounded) throw new Stop("brackets");
      return items.get(0);
    }
    if (round && rounded) return new Node.Tuple(List.copyOf(items));
    if (items.size() == 2) return new Node.Interval(items.get(0), !round, items.get(1), !rounded);
    if (round || rounded) throw new Stop("brackets");
    return new Node.Tuple(List.copyOf(items));
  }

  private Node braces() {
    cursor.next();
    if (cursor.take("\\}")) return new Node.Braces(List.of());
    if (SYSTEMS.contains(cursor.peek().text())) {
      Node system = system(cursor.peek().text().substring("begin:".length()));
      cursor.take("\\}");
      return system;
    }
    List<Node> items = new ArrayList<>();
    cursor.bars(1);
    items.add(statements.relation());
    if (cursor.takeCommand("mid") || cursor.take("|") || cursor.take(":"))
      return builder(items.get(0));
    while (cursor.take(",") || cursor.take(";")) items.add(statements.relation());
    if (items.size() > ENTRIES) throw new Stop("size");
    cursor.expect("\\}");
    return new Node.Braces(List.copyOf(items));
  }

  /** {@code {x | x > 3}}: the condition, where it speaks of the same variable. */
  private Node builder(Node head) {
    Node variable = head;
    if (head instanceof Node.Relation r && r.ops().equals(List.of("in"))) {
      if (!(r.items().get(1) instanceof Node.Reals)) throw new Stop("builder");
      variable = r.items().get(0);
    }
    Node condition = statements.statement();
    cursor.expect("\\}");
    if (!(variable instanceof Node.Symbol x) || !about(condition, x)) throw new Stop("builder");
    return condition;
  }

  private static boolean about(Node condition, Node.Symbol x) {
    if (condition instanceof Node.Either e) return e.items().stream().allMatch(c -> about(c, x));
    if (!(condition instanceof Node.Relation r) || r.ops().contains("=")) return false;
    return r.items().stream().filter(Node.Symbol.class::isInstance).toList().equals(List.of(x));
  }

  private Node bars() {
    cursor.next();
    cursor.bars(cursor.bars() + 1);
    Node inner = sums.sum();
    cursor.expect("|");
    return new Node.Call("abs", inner);
  }

  /** Angle brackets, floors and ceilings. */
  Node named() {
    String name = cursor.peek().text();
    return within(
        () -> {
          cursor.next();
          List<Node> items = new ArrayList<>(List.of(sums.sum()));
          while (cursor.take(",")) items.add(sums.sum());
          String close =
              switch (name) {
                case "langle" -> "rangle";
                case "lfloor" -> "rfloor";
                default -> "rceil";
              };
          if (!cursor.takeCommand(close)) throw new Stop("brackets");
          if (name.equals("langle") && items.size() > 1) return new Node.Tuple(List.copyOf(items));
          if (items.size() > 1 || name.equals("langle")) throw new Stop("brackets");
          return new Node.Call(name.equals("lfloor") ? "floor" : "ceil", items.get(0));
        });
  }

  Node matrix() {
    String name = cursor.peek().text().substring("begin:".length());
    if (name.equals("cases") || name.equals("aligned")) return within(() -> system(name));
    if (name.equals("vmatrix")) return within(this::determinant);
    if (!MATRICES.contains(name)) throw new Stop("environment");
    return within(
        () -> {
          cursor.next();
          if (name.equals("array")) columns();
          return rows(name);
        });
  }

  /** Equations below each other, all of which hold. */
  private Node system(String name) {
    cursor.next();
    if (name.equals("array")) columns();
    cursor.dropAlignment("end:" + name);
    List<Node> items = new ArrayList<>();
    while (!cursor.takeCommand("end:" + name)) {
      if (items.size() > ENTRIES) throw new Stop("size");
      items.add(statements.relation());
      cursor.take(",");
      boolean last = cursor.peek().command("end:" + name);
      if (!last) cursor.expect("\\\\");
    }
    if (items.isEmpty()) throw new Stop("syntax");
    return items.size() == 1 ? items.get(0) : new Node.Listing(List.copyOf(items), true);
  }

  private Node determinant() {
    cursor.next();
    Node.Matrix m = (Node.Matrix) rows("vmatrix");
    if (m.rows().size() != m.rows().get(0).size() || m.rows().size() > 4)
      throw new Stop("determinant");
    return determinant(m.rows());
  }

  /** Laplace's expansion along the first row. */
  private static Node determinant(List<List<Node>> rows) {
    if (rows.size() == 1) return rows.get(0).get(0);
    List<Node> terms = new ArrayList<>();
    for (int j = 0; j < rows.size(); j++) {
      List<List<Node>> minor = new ArrayList<>();
      for (List<Node> row : rows.subList(1, rows.size())) {
        List<Node> rest = new ArrayList<>(row);
        rest.remove(j);
        minor.add(rest);
      }
      Node term = new Node.Product(List.of(rows.get(0).get(j), determinant(minor)));
      terms.add(j % 2 == 0 ? term : new Node.Negative(term));
    }
    return new Node.Sum(List.copyOf(terms));
  }

  private void columns() {
    cursor.expect("{");
    while (!cursor.take("}")) {
      Token token = cursor.next();
      boolean known = token.kind() == Kind.LETTER && "lcr".contains(token.text());
      if (!known) throw new Stop("environment");
    }
  }

  private Node rows(String name) {
    List<List<Node>> rows = new ArrayList<>();
    List<Node> row = new ArrayList<>();
    int entries = 0;
    while (true) {
      if (++entries > ENTRIES) throw new Stop("size");
      row.add(sums.sum());
      if (cursor.take("&")) continue;
      rows.add(List.copyOf(row));
      row.clear();
      boolean more = cursor.take("\\\\");
      if (cursor.takeCommand("end:" + name)) break;
      if (!more) throw new Stop("syntax");
    }
    for (List<Node> r : rows) if (r.size() != rows.get(0).size()) throw new Stop("rows");
    return new Node.Matrix(List.copyOf(rows));
  }
}
