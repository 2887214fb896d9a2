package cosr.curator.tasks;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list task as people say it, {@code sort, then reverse: 3 1 4}: what to do, in small letters and
 * without the remarks in brackets, and the digits, which are said one by one.
 */
record PlainList(String what, String digits) {
  private static final Pattern FORM = Pattern.compile("(.*[a-z]) ?:? ?([0-9](?:[ ,]+[0-9])*)");

  /** Empty where the text has another form. */
  static Optional<PlainList> of(String text) {
    Matcher m = FORM.matcher(simple(text));
    return m.matches()
        ? Optional.of(new PlainList(m.group(1), m.group(2).replaceAll("[ ,]", "")))
        : Optional.empty();
  }

  /** Small letters, single blanks, no remarks in brackets. */
  static String simple(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .replaceAll(" ?\\([^()]*\\)", "")
        .strip();
  }
}
