package cosr.mathematics;

import cosr.mathematics.Outcome.Different;
import cosr.mathematics.Outcome.Equal;
import cosr.mathematics.Outcome.Undecided;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Compares two single answers with the customs around values: units, per cent, rounding, bases. */
final class Leaves {
  /** Decimals from which a rounded gold answer stands for the exact one. */
  private static final int PRECISE = 6;

  private final Values values;
  private final Options options;
  private final Budget budget;

  Leaves(Values values, Options options, Budget budget) {
    this.values = values;
    this.options = options;
    this.budget = budget;
  }

  /** Compares members of a collection: there a per cent sign is never left out. */
  Outcome member(Node gold, Node answer) {
    if (!(gold instanceof Node.Percent) && answer instanceof Node.Percent)
      return unit(gold) == null ? plain(gold, answer) : new Different("unit");
    return compare(gold, answer);
  }

  Outcome compare(Node gold, Node answer) {
    if (gold instanceof Node.Percent || answer instanceof Node.Percent)
      return percent(gold, answer);
    if (unit(gold) != null || unit(answer) != null) return units(gold, answer);
    return plain(gold, answer);
  }

  /** A value with a per cent sign is a hundredth of its number; see {@code docs/mathematics.md}. */
  private Outcome percent(Node gold, Node answer) {
    boolean g = gold instanceof Node.Percent;
    boolean a = answer instanceof Node.Percent;
    if (g && a) return plain(((Node.Percent) gold).of(), ((Node.Percent) answer).of());
    Node other = g ? answer : gold;
    if (unit(other) != null) return new Different("unit");
    Outcome exact = plain(gold, answer);
    if (exact instanceof Equal) return exact;
    Node number = g ? ((Node.Percent) gold).of() : ((Node.Percent) answer).of();
    Outcome bare = g ? plain(number, answer) : plain(gold, number);
    if (!(bare instanceof Equal)) return exact;
    if (g && options.unitRequired()) return new Different("unit");
    Ball size = values.constant(number);
    boolean large = size != null && Math.abs(size.re()) > 1;
    boolean usual =
        g
            || (gold instanceof Node.Num n
                && n.value().isInteger()
                && size != null
                && Math.abs(size.re()) <= 100);
    return large && usual ? new Equal("percent") : new Undecided("percent");
  }

  private static @Nullable String unit(Node node) {
    if (node instanceof Node.Quantity q) return q.unit();
    return node instanceof Node.Degrees ? "degree" : null;
  }

  private static Node bare(Node node) {
    if (node instanceof Node.Quantity q) return q.of();
    return node instanceof Node.Degrees d ? d.of() : node;
  }

  private Outcome units(Node gold, Node answer) {
    String g = unit(gold);
    String a = unit(answer);
    if (g == null || a == null) return oneUnit(gold, answer, g == null ? a : g);
    Units.Measure x = Units.measure(g);
    Units.Measure y = Units.measure(a);
    if (!x.kinds().equals(y.kinds())) {
      boolean known = x.kinds().keySet().stream().noneMatch(k -> k.startsWith("'"));
      known &= y.kinds().keySet().stream().noneMatch(k -> k.startsWith("'"));
      if (known || !(plain(bare(gold), bare(answer)) instanceof Equal))
        return new Different("unit");
      return new Undecided("unit");
    }
    if (x.factor().equals(y.factor())) return plain(bare(gold), bare(answer));
    Outcome scaled = plain(times(bare(gold), x.factor()), times(bare(answer), y.factor()));
    return scaled instanceof Different ? new Different("unit") : scaled;
  }

  private static Node times(Node node, Rational factor) {
    return new Node.Product(List.of(new Node.Num(factor, 0), node));
  }

  private Outcome oneUnit(Node gold, Node answer, @Nullable String unit) {
    if (unit == null) throw new IllegalStateException("unit");
    boolean goldHas = unit(gold) != null;
    Node other = goldHas ? answer : gold;
    if (unit.length() == 1 && Numeric.symbols(other).contains(unit)) {
      Node as = Sums.times(bare(goldHas ? gold : answer), new Node.Symbol(unit));
      return goldHas ? plain(as, answer) : plain(gold, as);
    }
    if (goldHas && options.unitRequired()) return new Different("unit");
    if (!goldHas && (!Units.known(unit) || !Numeric.symbols(gold).isEmpty()))
      return plain(bare(gold), bare(answer)) instanceof Different
          ? new Different("unit")
          : new Undecided("unit");
    Outcome outcome = plain(bare(gold), bare(answer));
    if (unit.equals("degree") && outcome instanceof Different) {
      if (values.compare(gold, answer) instanceof Equal)
        return goldHas ? new Undecided("angle") : new Equal("angle");
    }
    return outcome;
  }

  private Outcome plain(Node gold, Node answer) {
    if (gold instanceof Node.Based || answer instanceof Node.Based) return based(gold, answer);
    if (gold instanceof Node.Symbol g && answer instanceof Node.Symbol a) {
      if (g.name().equals(a.name())) return new Equal("symbol");
      boolean other = g.name().toLowerCase(Locale.ROOT).equals(a.name().toLowerCase(Locale.ROOT));
      return other ? new Undecided("case") : new Different("symbol");
    }
    Outcome outcome = values.compare(gold, answer);
    if (outcome instanceof Equal && options.simplest() && number(gold) && !number(answer))
      return new Different("form");
    return outcome instanceof Different ? rounded(gold, answer, outcome) : outcome;
  }

  private static Outcome based(Node gold, Node answer) {
    if (gold instanceof Node.Based g && answer instanceof Node.Based a) {
      if (g.equals(a)) return new Equal("base");
      return g.base() == a.base() ? new Different("base") : new Undecided("base");
    }
    return new Undecided("base");
  }

  /** Whether a value is written out: a number, or a fraction of whole numbers in lowest terms. */
  private static boolean number(Node node) {
    Node of = node instanceof Node.Negative n ? n.of() : node;
    if (of instanceof Node.Num) return true;
    if (!(of instanceof Node.Quotient q)) return false;
    return q.num() instanceof Node.Num n
        && q.den() instanceof Node.Num d
        && n.value().isInteger()
        && d.value().isInteger()
        && d.value().compareTo(Rational.ONE) > 0
        && n.value().num().gcd(d.value().num()).bitLength() == 1;
  }

  /** Where one of two different values is a decimal that may be the other one rounded. */
  private Outcome rounded(Node gold, Node answer, Outcome different) {
    int g = gold instanceof Node.Num n ? n.places() : 0;
    int a = answer instanceof Node.Num n ? n.places() : 0;
    if (g > 0 && a > 0) return different;
    Nearness goldNear = g >= 2 ? near(gold, answer, g) : Nearness.FAR;
    if (goldNear == Nearness.NEAR && g >= PRECISE) return new Equal("rounded");
    if (goldNear != Nearness.FAR) return new Undecided("rounded");
    if (a >= PRECISE && near(answer, gold, a) != Nearness.FAR) return new Undecided("rounded");
    return different;
  }

  /** Whether a value is within half a unit of a decimal's last place. */
  private enum Nearness {
    FAR,
    OPEN,
    NEAR
  }

  private Nearness near(Node decimal, Node value, int places) {
    if (!Numeric.symbols(value).isEmpty()) return Nearness.FAR;
    Node difference = Relations.difference(decimal, value);
    Rational half = Rational.of(10).pow(-places).times(Rational.HALF);
    Rational exact = new Canonical(budget).of(difference).constant();
    if (exact != null) return exact.abs().compareTo(half) <= 0 ? Nearness.NEAR : Nearness.FAR;
    Ball ball = values.constant(difference);
    if (ball == null) return Nearness.FAR;
    if (Math.abs(ball.re()) + ball.radius() <= half.toDouble()) return Nearness.NEAR;
    return Math.abs(ball.re()) - ball.radius() <= half.toDouble() ? Nearness.OPEN : Nearness.FAR;
  }
}
