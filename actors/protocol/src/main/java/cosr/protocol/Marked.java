package cosr.protocol;

import java.util.List;

/**
 * Characters that say more than a digit or letter: {@link Placed}, {@link Labelled}, {@link
 * Implied} and {@link Lined} ones.
 */
public final class Marked {
  private Marked() {}

  /** Whether the character is one of them. */
  public static boolean is(char c) {
    return Placed.is(c) || Labelled.is(c) || Implied.is(c) || Lined.is(c);
  }

  /**
   * The digit or letter of a marked character, of an {@link Implied} one a letter for its kind; of
   * another one itself.
   */
  public static char plain(char c) {
    if (Implied.is(c)) return (char) ('A' + Implied.kind(c).ordinal());
    if (Lined.is(c)) return Lined.variable(c);
    return Labelled.is(c) ? Labelled.plain(c) : Placed.plain(c);
  }

  /** The text as people see it: without labels, places, brackets and numbers on the way. */
  public static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (char c : text.toCharArray()) {
      if (Implied.is(c)) out.append(Implied.seen(c));
      else if (Lined.is(c)) out.append(Lined.text(c));
      else if (isSeen(c)) out.append(plain(c));
    }
    return out.toString();
  }

  /** Not a bracket, nor a number that is on the way to a sum. */
  private static boolean isSeen(char c) {
    if (!is(c)) return true;
    if (Labelled.is(c) && Labelled.isHalf(c)) return false;
    char plain = plain(c);
    return plain != Labelled.START && plain != Labelled.STOP;
  }

  /** What a marked character says besides its digit or letter, by name. */
  public static List<String> marks(char c) {
    if (Placed.is(c)) return List.of("list " + Placed.list(c), "place " + Placed.place(c));
    if (Implied.is(c)) return Implied.marks(c);
    if (Lined.is(c)) return Lined.marks(c);
    String label = "label " + Labelled.label(c);
    if (Labelled.isHalf(c))
      return Labelled.symbol(c) == Labelled.half(10)
          ? List.of("half", "ten", label)
          : List.of("half", label);
    if (!Labelled.isSummed(c)) return List.of(label);
    return Labelled.isCarried(c) ? List.of("sum", "carry", label) : List.of("sum", label);
  }
}
