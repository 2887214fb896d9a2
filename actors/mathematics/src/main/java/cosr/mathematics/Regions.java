package cosr.mathematics;

import cosr.mathematics.Meaning.Piece;
import cosr.mathematics.Outcome.Different;
import cosr.mathematics.Outcome.Equal;
import cosr.mathematics.Outcome.Undecided;
import java.util.ArrayList;
import java.util.List;

/** Unions of intervals: normalised where the order of all ends is known. */
final class Regions {
  private static final int PIECES = 24;
  static final Node ABOVE = new Node.Infinity();
  static final Node BELOW = new Node.Negative(ABOVE);

  private final Values values;

  Regions(Values values) {
    this.values = values;
  }

  static Piece point(Node at) {
    return new Piece(at, true, at, true);
  }

  /** Less than, equal to or greater than zero; ends the comparison where that is open. */
  int order(Node a, Node b) {
    int up = Values.infinity(a);
    int down = Values.infinity(b);
    if (up == 2 || down == 2) throw new Stop("order");
    if (up != 0 || down != 0) return Integer.compare(up, down);
    if (values.compare(a, b) instanceof Equal) return 0;
    Ball x = values.constant(a);
    Ball y = values.constant(b);
    if (x == null || y == null || !x.apart(y)) throw new Stop("order");
    return Double.compare(x.re(), y.re());
  }

  /** Sorted, without empty pieces, those that touch joined. */
  List<Piece> normal(List<Piece> pieces) {
    if (pieces.size() > PIECES) throw new Stop("size");
    List<Piece> sorted = new ArrayList<>();
    for (Piece piece : pieces) {
      int order = order(piece.low(), piece.high());
      if (order > 0) throw new Stop("interval");
      boolean closed = piece.lowClosed() && piece.highClosed();
      if (order == 0 && !closed) throw new Stop("interval");
      if (Values.infinity(piece.low()) != 0 && piece.lowClosed()) throw new Stop("interval");
      if (Values.infinity(piece.high()) != 0 && piece.highClosed()) throw new Stop("interval");
      insert(sorted, piece);
    }
    List<Piece> joined = new ArrayList<>();
    for (Piece piece : sorted) {
      Piece last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last == null || apart(last, piece)) joined.add(piece);
      else joined.set(joined.size() - 1, join(last, piece));
    }
    return joined;
  }

  private void insert(List<Piece> sorted, Piece piece) {
    int i = sorted.size();
    while (i > 0 && before(piece, sorted.get(i - 1))) i--;
    sorted.add(i, piece);
  }

  private boolean before(Piece a, Piece b) {
    int order = order(a.low(), b.low());
    return order < 0 || (order == 0 && a.lowClosed() && !b.lowClosed());
  }

  private boolean apart(Piece first, Piece second) {
    int order = order(first.high(), second.low());
    return order < 0 || (order == 0 && !first.highClosed() && !second.lowClosed());
  }

  private Piece join(Piece first, Piece second) {
    int order = order(first.high(), second.high());
    if (order == 0)
      return new Piece(
          first.low(), first.lowClosed(), first.high(), first.highClosed() || second.highClosed());
    Piece further = order > 0 ? first : second;
    return new Piece(first.low(), first.lowClosed(), further.high(), further.highClosed());
  }

  List<Piece> complement(List<Piece> pieces) {
    List<Piece> gaps = new ArrayList<>();
    Node low = BELOW;
    boolean closed = false;
    boolean ended = false;
    for (Piece piece : normal(pieces)) {
      int order = order(low, piece.low());
      if (order < 0 || (order == 0 && closed && !piece.lowClosed()))
        gaps.add(
            new Piece(
                low, closed, piece.low(), !piece.lowClosed() && order(piece.low(), BELOW) != 0));
      low = piece.high();
      closed = !piece.highClosed();
      ended = order(low, ABOVE) == 0;
    }
    if (!ended) gaps.add(new Piece(low, closed && order(low, BELOW) != 0, ABOVE, false));
    return gaps;
  }

  /** By the complements: what is in both is in neither's complement. */
  List<Piece> intersection(List<Piece> a, List<Piece> b) {
    List<Piece> outside = new ArrayList<>(complement(a));
    outside.addAll(complement(b));
    return complement(outside);
  }

  Outcome compare(List<Piece> gold, List<Piece> answer) {
    List<Piece> g;
    List<Piece> a;
    try {
      g = normal(gold);
      a = normal(answer);
    } catch (Stop stop) {
      if (!stop.code().equals("order") || gold.size() != 1 || answer.size() != 1) throw stop;
      g = gold;
      a = answer;
    }
    if (g.size() != a.size()) return new Different("pieces");
    Outcome worst = new Equal("interval");
    for (int i = 0; i < g.size(); i++) {
      Piece x = g.get(i);
      Piece y = a.get(i);
      if (x.lowClosed() != y.lowClosed() || x.highClosed() != y.highClosed())
        return new Different("ends");
      for (Outcome end :
          List.of(values.compare(x.low(), y.low()), values.compare(x.high(), y.high()))) {
        if (end instanceof Different) return new Different("ends");
        if (end instanceof Undecided) worst = end;
      }
    }
    return worst;
  }
}
