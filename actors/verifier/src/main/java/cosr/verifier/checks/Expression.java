package cosr.verifier.checks;

import java.util.ArrayList;
import java.util.List;

/**
 * Arithmetic of whole numbers, of this grammar and nothing besides, not even blanks:
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = factor { "*" factor }
 * factor  = number | "(" sum ")"
 * number  = "0" | a digit from 1 to 9 and more digits
 * </pre>
 *
 * <p>Reading is total: its time is linear in the text, its depth and its values are bounded.
 */
final class Expression {
  /** Brackets within brackets. */
  private static final int DEPTH = 64;

  /** No number and no intermediate value is further from zero. */
  private static final long LARGEST = 1_000_000_000_000L;

  private final String text;
  private final List<Long> numbers = new ArrayList<>();
  private int at;

  private Expression(String text) {
    this.text = text;
  }

  /** What a text turns out to be. */
  sealed interface Reading {}

  /**
   * An expression.
   *
   * @param numbers those that stand in it, in their order
   */
  record Read(long value, List<Long> numbers) implements Reading {}

  /** No expression. */
  record Malformed() implements Reading {}

  /** An expression beyond the bounds, or a text that begins as one. */
  record TooBig() implements Reading {}

  /** Ends the reading; never leaves this class. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Reading reading;

    Stop(Reading reading) {
      super("stop", null, false, false);
      this.reading = reading;
    }
  }

  static Reading read(String text) {
    Expression expression = new Expression(text);
    try {
      long value = expression.sum(0);
      return expression.at == text.length()
          ? new Read(value, List.copyOf(expression.numbers))
          : new Malformed();
    } catch (Stop e) {
      return e.reading;
    }
  }

  private long sum(int depth) {
    long value = product(depth);
    while (true) {
      if (take('+')) value = bounded(value + product(depth));
      else if (take('-')) value = bounded(value - product(depth));
      else return value;
    }
  }

  private long product(int depth) {
    long value = factor(depth);
    while (take('*')) {
      long by = factor(depth);
      if (value != 0 && Math.abs(by) > LARGEST / Math.abs(value)) throw new Stop(new TooBig());
      value *= by;
    }
    return value;
  }

  private long factor(int depth) {
    if (!take('(')) return number();
    if (depth == DEPTH) throw new Stop(new TooBig());
    long value = sum(depth + 1);
    if (!take(')')) throw new Stop(new Malformed());
    return value;
  }

  private long number() {
    int start = at;
    long value = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9')
      value = bounded(10 * value + text.charAt(at++) - '0');
    boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
    if (at == start || leadingZero) throw new Stop(new Malformed());
    numbers.add(value);
    return value;
  }

  private boolean take(char wanted) {
    if (at == text.length() || text.charAt(at) != wanted) return false;
    at++;
    return true;
  }

  private static long bounded(long value) {
    if (Math.abs(value) > LARGEST) throw new Stop(new TooBig());
    return value;
  }
}
