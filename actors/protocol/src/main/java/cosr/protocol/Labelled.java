package cosr.protocol;

/**
 * Characters that carry a label. A list's elements are labelled one after the other from any label
 * on, and an answer's element with the label of what is read next. So what comes next is the one
 * character of the prompt that has the newest label; it is found by what the characters say, not by
 * where they stand, and what holds for two elements holds for twelve.
 *
 * <p>Each is one character, from U+A000 on: by label, then the {@link #SYMBOLS}.
 */
public final class Labelled {
  /** Labels there are; after the last comes the first again. */
  public static final int LABELS = 14;

  /** Where the first element is: what an answer begins with. */
  public static final char START = '(';

  /** Behind the last element. */
  public static final char STOP = ')';

  /**
   * Digits; numbers from 0 to 10, of which one digit is still to be added; digits of a sum, without
   * a carry and with one; the marks; and truth values with their operations.
   */
  public static final String SYMBOLS =
      "0123456789" + "BCDEFGHIJVW" + "KLMNPQRSTU" + "bcdeghijkl" + "()" + "tfAaOoXx";

  private static final int HALVES = 10;
  private static final int SUMS = 21;
  private static final int CARRIED = 31;
  private static final int MARKS = 41;
  private static final char FIRST = '\uA000';
  private static final int EACH = SYMBOLS.length();
  private static final int COUNT = LABELS * EACH;

  private Labelled() {}

  /**
   * A symbol with a label.
   *
   * @param symbol one of {@link #SYMBOLS}
   * @param label from 0; the {@link #LABELS}th is the first again
   */
  public static char of(char symbol, int label) {
    int at = SYMBOLS.indexOf(symbol);
    if (at < 0) throw new IllegalArgumentException("no symbol with a label: " + symbol);
    return (char) (FIRST + EACH * (label % LABELS) + at);
  }

  /** The symbol of a number from 0 to 10 to which a digit is still to be added. */
  public static char half(int number) {
    return SYMBOLS.charAt(HALVES + number);
  }

  /** The symbol of a sum's last digit, {@code sum} from 0 to 19. */
  public static char summed(int sum) {
    return SYMBOLS.charAt(SUMS + sum);
  }

  /** Whether the character is labelled. */
  public static boolean is(char c) {
    return c >= FIRST && c < FIRST + COUNT;
  }

  /** Of a labelled character the symbol. */
  public static char symbol(char c) {
    return SYMBOLS.charAt((c - FIRST) % EACH);
  }

  /** Whether a labelled character is a number to which a digit is still to be added. */
  public static boolean isHalf(char c) {
    int at = (c - FIRST) % EACH;
    return at >= HALVES && at < SUMS;
  }

  /** Whether it is a digit of a sum. */
  public static boolean isSummed(char c) {
    int at = (c - FIRST) % EACH;
    return at >= SUMS && at < MARKS;
  }

  /** Whether it is one that has a carry with it. */
  public static boolean isCarried(char c) {
    return isSummed(c) && (c - FIRST) % EACH >= CARRIED;
  }

  /** Of a labelled character the label. */
  public static int label(char c) {
    return (c - FIRST) / EACH;
  }

  /**
   * Of a labelled character the digit, that of a number from 0 to 10 and of a sum as well (its
   * last), or the other symbol; of a character without a label itself.
   */
  public static char plain(char c) {
    if (!is(c)) return c;
    int at = (c - FIRST) % EACH;
    if (at >= MARKS) return symbol(c);
    int number = at < HALVES ? at : at < SUMS ? at - HALVES : at - SUMS;
    return (char) ('0' + number % 10);
  }

  /** These symbols with every label. */
  public static String all(String symbols) {
    StringBuilder out = new StringBuilder(LABELS * symbols.length());
    for (int label = 0; label < LABELS; label++)
      for (int i = 0; i < symbols.length(); i++) out.append(of(symbols.charAt(i), label));
    return out.toString();
  }
}
