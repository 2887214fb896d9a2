package cosr.templates.value;

/** Bounds on single values, so that no template fills the memory. */
public final class Limits {
  /** The most characters of one text, and the most items of one list. */
  public static final int SIZE = 32_000_000;

  private Limits() {}

  /** Raises when a text or list of this size would be too big. */
  public static void check(long size) {
    if (size > SIZE) {
      throw PyException.limit("the template makes a value of more than " + SIZE + " characters");
    }
  }
}
