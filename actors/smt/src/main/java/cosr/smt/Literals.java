package cosr.smt;

import cosr.smt.SExpression.Atom;
import cosr.smt.SExpression.Items;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Constants as SMT-LIB writes them. */
final class Literals {
  private static final int DIGITS = 1_000;

  private Literals() {}

  /** The value of {@code true}, {@code 3}, {@code #b01}, {@code #x0f} or {@code (_ bv5 8)}. */
  static Optional<Value> constant(SExpression expression) {
    return switch (expression) {
      case Atom(String text) -> atom(text);
      case Items(List<SExpression> items)
          when items.size() == 3
              && items.get(0).symbol().equals("_")
              && items.get(1).symbol().startsWith("bv") ->
          bits(items.get(1).symbol().substring(2), items.get(2).symbol());
      case Items items -> Optional.empty();
    };
  }

  /** A constant, or {@code (- 3)} or {@code -3}. */
  static Optional<Value> signed(SExpression expression) {
    if (expression instanceof Items(List<SExpression> items)
        && items.size() == 2
        && items.get(0).symbol().equals("-")) return whole(items.get(1).symbol(), true);
    String symbol = expression.symbol();
    return symbol.startsWith("-") ? whole(symbol.substring(1), true) : constant(expression);
  }

  private static Optional<Value> atom(String text) {
    if (text.equals("true") || text.equals("false"))
      return Optional.of(new Value.Truth(text.equals("true")));
    if (text.startsWith("#b")) return bits(text.substring(2), 2, 1);
    if (text.startsWith("#x")) return bits(text.substring(2), 16, 4);
    return whole(text, false);
  }

  private static Optional<Value> whole(String digits, boolean negative) {
    if (!isNumeral(digits)) return Optional.empty();
    BigInteger value = new BigInteger(digits);
    return Optional.of(new Value.Whole(negative ? value.negate() : value));
  }

  private static Optional<Value> bits(String digits, int radix, int each) {
    if (digits.isEmpty() || digits.length() * each > Sort.BitVec.LARGEST) return Optional.empty();
    for (int i = 0; i < digits.length(); i++)
      if (digits.charAt(i) > 'f' || Character.digit(digits.charAt(i), radix) < 0)
        return Optional.empty();
    return Optional.of(new Value.Bits(new BigInteger(digits, radix), digits.length() * each));
  }

  private static Optional<Value> bits(String number, String width) {
    if (!isNumeral(number) || !isNumeral(width) || width.length() > 4) return Optional.empty();
    int bits = Integer.parseInt(width);
    if (bits < 1 || bits > Sort.BitVec.LARGEST) return Optional.empty();
    return Optional.of(Value.Bits.of(new BigInteger(number), bits));
  }

  /** Digits without zeros in front. */
  static boolean isNumeral(String text) {
    if (text.isEmpty() || text.length() > DIGITS) return false;
    for (int i = 0; i < text.length(); i++)
      if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
    return text.length() == 1 || text.charAt(0) != '0';
  }
}
