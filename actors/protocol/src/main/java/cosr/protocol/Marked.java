package cosr.protocol;

import java.util.List;

/** Characters that say more than a digit or letter: {@link Placed} and {@link Labelled} ones. */
public final class Marked {
  private Marked() {}

  /** Whether the character is one of them. */
  public static boolean is(char c) {
    return Placed.is(c) || Labelled.is(c);
  }

  /** The digit or letter of a marked character; of another one itself. */
  public static char plain(char c) {
    return Labelled.is(c) ? Labelled.plain(c) : Placed.plain(c);
  }

  /** The text as people see it: digits and letters alone. */
  public static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (char c : text.toCharArray()) {
      char plain = plain(c);
      boolean bracket = is(c) && (plain == Labelled.START || plain == Labelled.STOP);
      if (!bracket) out.append(plain);
    }
    return out.toString();
  }

  /** What a marked character says besides its digit or letter, by name. */
  public static List<String> marks(char c) {
    if (Placed.is(c)) return List.of("list " + Placed.list(c), "place " + Placed.place(c));
    String label = "label " + Labelled.label(c);
    return Labelled.isCarried(Labelled.symbol(c)) ? List.of("carry", label) : List.of(label);
  }
}
