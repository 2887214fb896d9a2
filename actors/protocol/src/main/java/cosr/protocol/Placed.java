package cosr.protocol;

/**
 * Characters that say where they stand. In a chain of lists, each made from the one before, a
 * placed digit is a digit with the number of its list, modulo {@link #LISTS}, and its place in it;
 * a placed operation is a letter with the number of the list that it is applied to. So what comes
 * next is found by what the characters say, not by how far off they are, and a model without
 * positions can go on beyond the lengths that it has seen.
 *
 * <p>Each is one character, from U+1400 on: by list, then 6 places of ten digits and the letters
 * {@value #LETTERS}; behind all of these {@link #START} with each list.
 */
public final class Placed {
  /** Lists with numbers of their own; the one after the last has the first one's number. */
  public static final int LISTS = 6;

  /** Places with numbers of their own; further ones have the last one's. */
  public static final int PLACES = 6;

  /** The operations. */
  public static final String LETTERS = "dcsri";

  /** What stands before the first list, and begins an answer. */
  public static final char START = '(';

  private static final char FIRST = '\u1400';
  private static final int DIGITS = 10 * PLACES;
  private static final int EACH = DIGITS + 5;
  private static final int CHAIN = LISTS * EACH;
  private static final int COUNT = CHAIN + LISTS;

  private Placed() {}

  /**
   * A digit, {@code 0} to {@code 9}.
   *
   * @param list from 0
   * @param place from 0
   */
  public static char digit(char digit, int list, int place) {
    int value = 10 * Math.min(place, PLACES - 1) + digit - '0';
    return (char) (FIRST + EACH * (list % LISTS) + value);
  }

  /**
   * An operation, one of {@link #LETTERS}.
   *
   * @param list that it is applied to, from 0
   */
  public static char operation(char letter, int list) {
    return (char) (FIRST + EACH * (list % LISTS) + DIGITS + LETTERS.indexOf(letter));
  }

  /**
   * {@link #START}.
   *
   * @param list that follows, from 0
   */
  public static char start(int list) {
    return (char) (FIRST + CHAIN + list % LISTS);
  }

  /** Whether the character is placed. */
  public static boolean is(char c) {
    return c >= FIRST && c < FIRST + COUNT;
  }

  /** The digit or letter of a placed character; of another one itself. */
  public static char plain(char c) {
    if (!is(c)) return c;
    if (isStart(c)) return START;
    int value = value(c);
    return value < DIGITS ? (char) ('0' + value % 10) : LETTERS.charAt(value - DIGITS);
  }

  /** The text with digits and letters alone. */
  public static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) out.append(plain(text.charAt(i)));
    return out.toString();
  }

  /** The number of a placed character's list. */
  public static int list(char c) {
    return isStart(c) ? c - FIRST - CHAIN : (c - FIRST) / EACH;
  }

  /** The place of a placed digit; {@link #PLACES} of any other placed character. */
  public static int place(char c) {
    return isStart(c) ? PLACES : value(c) / 10;
  }

  private static boolean isStart(char c) {
    return c >= FIRST + CHAIN && c < FIRST + COUNT;
  }

  /** All of them, in order. */
  public static String all() {
    StringBuilder out = new StringBuilder(COUNT);
    for (int i = 0; i < COUNT; i++) out.append((char) (FIRST + i));
    return out.toString();
  }

  private static int value(char c) {
    return (c - FIRST) % EACH;
  }
}
