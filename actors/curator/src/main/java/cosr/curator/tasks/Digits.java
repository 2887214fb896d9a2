package cosr.curator.tasks;

/** Lists of decimal digits, written as text. */
final class Digits {
  private Digits() {}

  static String draw(int count, Choices choices) {
    char[] out = new char[count];
    for (int i = 0; i < count; i++) out[i] = digit(choices.next(10));
    return new String(out);
  }

  /** The sum of two numbers of equal length, lowest digit first; one digit longer on a carry. */
  static String add(String x, String z) {
    StringBuilder out = new StringBuilder(x.length() + 1);
    int carry = 0;
    for (int i = 0; i < x.length(); i++) {
      int sum = at(x, i) + at(z, i) + carry;
      out.append(digit(sum % 10));
      carry = sum / 10;
    }
    if (carry > 0) out.append('1');
    return out.toString();
  }

  /** The sum of two numbers, given that of all columns but the last. */
  static String addLastColumn(String sumBefore, String x, String z) {
    int last = x.length() - 1;
    int carry = sumBefore.length() - last;
    int sum = at(x, last) + at(z, last) + carry;
    return sumBefore.substring(0, last) + digit(sum % 10) + (sum > 9 ? "1" : "");
  }

  static int at(String digits, int place) {
    return digits.charAt(place) - '0';
  }

  static char digit(int value) {
    return (char) ('0' + value);
  }

  static boolean is(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isList(String text) {
    return text.chars().allMatch(Digits::is);
  }

  static String reverse(String digits) {
    return new StringBuilder(digits).reverse().toString();
  }

  /** For people: {@code 3 1 4}. */
  static String spaced(String digits) {
    return String.join(" ", digits.split(""));
  }

  /** How many lists of this many digits there are; saturates. */
  static long count(int digits) {
    return times(1, 10, digits);
  }

  /** {@code start} times {@code factor}, so many times; saturates at {@code Long.MAX_VALUE}. */
  static long times(long start, long factor, int count) {
    long product = start;
    for (int i = 0; i < count; i++) {
      if (product > Long.MAX_VALUE / factor) return Long.MAX_VALUE;
      product *= factor;
    }
    return product;
  }

  /** {@code factor} to the power {@code count}, by plain multiplication: the same everywhere. */
  static double power(double factor, int count) {
    double product = 1;
    for (int i = 0; i < count; i++) product *= factor;
    return product;
  }
}
