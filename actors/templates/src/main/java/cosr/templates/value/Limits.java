package cosr.templates.value;

/** Bounds on single values, so that no template fills the memory. */
public final class Limits {
  /** The most characters of one text. */
  public static final int SIZE = 32_000_000;

  /** The most items of one list. */
  private static final int ITEMS = 2_000_000;

  private Limits() {}

  /** Raises when a list of this size would be too big. */
  public static void checkItems(long size) {
    if (size > ITEMS) {
      throw PyException.limit("the template makes a list of more than " + ITEMS + " items");
    }
  }

  /** Raises when a text of this size would be too big. */
  public static void check(long size) {
    if (size > SIZE) {
      throw PyException.limit("the template makes a value of more than " + SIZE + " characters");
    }
  }
}
