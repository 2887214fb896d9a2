package cosr.templates.value;

/** Text that counts as safe HTML (markupsafe.Markup): what is added to it is escaped. */
public record Markup(String text) {
  /** The text with the five characters of HTML replaced. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&#34;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** markupsafe's escape of any value: Markup as it is, everything else by its text. */
  public static Markup of(Object value) {
    return value instanceof Markup markup ? markup : new Markup(escape(Repr.str(value)));
  }
}
