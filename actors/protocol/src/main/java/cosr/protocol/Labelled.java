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

  /** Digits, digits with a carry, the marks, and what boolean expressions are made of. */
  public static final String SYMBOLS = "0123456789KLMNPQRSTU()tfAaOoXx";

  private static final int DIGITS = 10;
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
    return (char) (FIRST + EACH * (label % LABELS) + SYMBOLS.indexOf(symbol));
  }

  /** What is written for a digit that has a carry with it. */
  public static char carried(char digit) {
    return SYMBOLS.charAt(DIGITS + digit - '0');
  }

  /** Whether the character is labelled. */
  public static boolean is(char c) {
    return c >= FIRST && c < FIRST + COUNT;
  }

  /** Of a labelled character the symbol. */
  public static char symbol(char c) {
    return SYMBOLS.charAt((c - FIRST) % EACH);
  }

  /** Whether a symbol is a digit with a carry. */
  public static boolean isCarried(char symbol) {
    int at = SYMBOLS.indexOf(symbol);
    return at >= DIGITS && at < 2 * DIGITS;
  }

  /** Of a labelled character the label. */
  public static int label(char c) {
    return (c - FIRST) / EACH;
  }

  /** Of a labelled character the symbol without its carry; of another one itself. */
  public static char plain(char c) {
    if (!is(c)) return c;
    char symbol = symbol(c);
    return isCarried(symbol) ? SYMBOLS.charAt(SYMBOLS.indexOf(symbol) - DIGITS) : symbol;
  }

  /** These symbols with every label. */
  public static String all(String symbols) {
    StringBuilder out = new StringBuilder(LABELS * symbols.length());
    for (int label = 0; label < LABELS; label++)
      for (int i = 0; i < symbols.length(); i++) out.append(of(symbols.charAt(i), label));
    return out.toString();
  }
}
