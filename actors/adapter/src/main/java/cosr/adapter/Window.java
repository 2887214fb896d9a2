package cosr.adapter;

/**
 * What is read of a long prose attempt: the last {@link Extractor#LIMIT} characters, since a final
 * answer stands at the end, from the first white space on, so that no number is cut in two.
 */
final class Window {
  private Window() {}

  /** Where reading starts; the text's length where the whole tail is one word. */
  static int start(String text) {
    int from = text.length() - Extractor.LIMIT;
    if (from <= 0) return 0;
    while (from < text.length() && !Character.isWhitespace(text.charAt(from))) from++;
    return from;
  }
}
