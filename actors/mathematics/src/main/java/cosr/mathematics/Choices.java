package cosr.mathematics;

import cosr.mathematics.Outcome.Different;
import cosr.mathematics.Outcome.Equal;
import cosr.mathematics.Outcome.Undecided;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers to multiple choice that name the letter and what stands there: {@code (B) 12}. */
final class Choices {
  private static final Pattern LABELLED =
      Pattern.compile(
          "(?:\\\\(?:text|mathrm|textbf|mathbf)\\{\\s*\\(([A-J])\\)(?:\\s*\\}(?= )|\\s+\\})"
              + "|\\(([A-J])\\)(?= ))\\s*"
              + "([\\w.$\\\\-].*)");
  private static final Pattern INSIDE =
      Pattern.compile("\\\\text(?:bf|rm)?\\{\\s*\\(([A-J])\\)\\s+([^{}]+)\\}");
  private static final Pattern LETTER =
      Pattern.compile("(?:\\\\(?:text|mathrm|textbf|mathbf)\\{\\s*)?\\(?([A-J])\\)?\\s*\\}?");

  /** What behind a label may name another one or take it back. */
  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "\\([A-J]\\)|\\?|\\\\l?dots|\\b[A-J]\\b(?!\\()|\\\\(?:lor|vee|neg|neq?|land|wedge)(?![a-zA-Z])"
              + "|\\b(?i:and|or|not|no|nor|wrong|false|incorrect|is|was|isn't|but|wait|actually"
              + "|instead|maybe|rather|except|either|neither|if|never|both|reject\\w*|exclu\\w*)\\b");

  private Choices() {}

  /**
   * Decides by the letters where one text is labelled and the other is a letter, or labelled too;
   * null where that doesn't apply.
   */
  static @Nullable Outcome compare(String gold, String answer) {
    String g = label(gold);
    String a = label(answer);
    if (g == null && a == null) {
      String only = letter(gold);
      return only != null && only.equals(letter(answer)) ? new Equal("choice") : null;
    }
    String left = g == null ? letter(gold) : g;
    String right = a == null ? letter(answer) : a;
    if (left == null || right == null) return null;
    if (open(gold, g) || open(answer, a)) return new Undecided("choice");
    if (!left.equals(right)) return new Different("choice");
    boolean both = g != null && a != null;
    return both ? new Undecided("choice") : new Equal("choice");
  }

  private static @Nullable String label(String text) {
    Matcher m = LABELLED.matcher(text);
    boolean operator =
        m.matches() && m.group(3).matches("\\\\(?:c[ua]p|times|cdot|in|pm|le|ge).*|-.*");
    if (m.matches() && !operator) return m.group(1) == null ? m.group(2) : m.group(1);
    Matcher inside = INSIDE.matcher(text);
    return inside.matches() ? inside.group(1) : null;
  }

  private static boolean open(String text, @Nullable String label) {
    if (label == null) return false;
    String rest = text.substring(text.indexOf(label) + 1);
    return TAKEN_BACK.matcher(rest.startsWith(")") ? rest.substring(1) : rest).find();
  }

  private static @Nullable String letter(String text) {
    Matcher m = LETTER.matcher(text);
    return m.matches() ? m.group(1) : null;
  }
}
