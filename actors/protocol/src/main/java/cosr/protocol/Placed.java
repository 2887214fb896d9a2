package cosr.protocol;

/**
 * Characters that say where they stand. In a chain of lists, each made from the one before, a
 * placed digit is a digit with the number of its list, modulo {@link #lists}, and its place in it;
 * a placed operation is a letter with the number of the list that it is applied to. So what comes
 * next is found by what the characters say, not by how far off they are, and a model without
 * positions can go on beyond the lengths that it has seen.
 *
 * <p>Each is one character: by list, then places of ten digits and the letters {@value #LETTERS};
 * behind all of these, where there are marks, {@link #START} with each list, then {@link #PASS}.
 *
 * @param first the first character
 * @param lists with numbers of their own; the one after the last has the first one's number
 * @param places with numbers of their own; further ones have the last one's
 * @param marks whether there are {@link #START} and {@link #PASS}
 */
public record Placed(char first, int lists, int places, boolean marks) {
  /** The operations. */
  public static final String LETTERS = "dcsri";

  /** What stands before the first list, and begins an answer. */
  public static final char START = '(';

  /** The operation that leaves a list as it is. */
  public static final char PASS = '_';

  /** Of today. */
  public static final Placed NOW = new Placed('\uAC00', 13, 4, true);

  /** Of runs of rules 4. */
  public static final Placed FORMER = new Placed('\u1400', 6, 6, false);

  /**
   * A digit, {@code 0} to {@code 9}.
   *
   * @param list from 0
   * @param place from 0
   */
  public char digit(char digit, int list, int place) {
    int value = 10 * Math.min(place, places - 1) + digit - '0';
    return (char) (first + each() * (list % lists) + value);
  }

  /**
   * An operation, one of {@link #LETTERS} or {@link #PASS}.
   *
   * @param list that it is applied to, from 0
   */
  public char operation(char letter, int list) {
    int from = list % lists;
    if (letter == PASS && marks) return (char) (first + starts() + lists + from);
    int which = LETTERS.indexOf(letter);
    if (which < 0) throw new IllegalArgumentException("no operation with a place: " + letter);
    return (char) (first + each() * from + digits() + which);
  }

  /**
   * {@link #START}.
   *
   * @param list that follows, from 0
   */
  public char start(int list) {
    return (char) (first + starts() + list % lists);
  }

  /** All of them, in order. */
  public String all() {
    StringBuilder out = new StringBuilder(count());
    for (int i = 0; i < count(); i++) out.append((char) (first + i));
    return out.toString();
  }

  /** Whether the character is placed, in today's way or the former. */
  public static boolean is(char c) {
    return NOW.has(c) || FORMER.has(c);
  }

  /** The digit or letter of a placed character; of another one itself. */
  public static char plain(char c) {
    return is(c) ? of(c).symbol(c - of(c).first) : c;
  }

  /** The text without lists and places. */
  public static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) out.append(plain(text.charAt(i)));
    return out.toString();
  }

  /** The number of a placed character's list. */
  public static int list(char c) {
    Placed all = of(c);
    int at = c - all.first;
    return at < all.starts() ? at / all.each() : (at - all.starts()) % all.lists;
  }

  /** The place of a placed digit; as many as there are places, of any other placed character. */
  public static int place(char c) {
    Placed all = of(c);
    int at = c - all.first;
    return at < all.starts() ? at % all.each() / 10 : all.places;
  }

  private static Placed of(char c) {
    return NOW.has(c) ? NOW : FORMER;
  }

  private boolean has(char c) {
    return c >= first && c < first + count();
  }

  private char symbol(int at) {
    if (at >= starts()) return at < starts() + lists ? START : PASS;
    int value = at % each();
    return value < digits() ? (char) ('0' + value % 10) : LETTERS.charAt(value - digits());
  }

  private int digits() {
    return 10 * places;
  }

  private int each() {
    return digits() + LETTERS.length();
  }

  private int starts() {
    return lists * each();
  }

  private int count() {
    return starts() + (marks ? 2 * lists : 0);
  }
}
