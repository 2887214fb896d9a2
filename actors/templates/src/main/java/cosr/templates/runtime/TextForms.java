package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.Characters;
import cosr.templates.value.Limits;
import cosr.templates.value.Text;
import cosr.templates.value.Types;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Forms of a text and questions about it. */
final class TextForms {
  private TextForms() {}

  /** The methods of str that say yes or no. */
  enum Question {
    ISALPHA(text -> all(text, Characters::isAlpha)),
    ISDECIMAL(text -> all(text, Characters::isDecimal)),
    ISDIGIT(text -> all(text, Characters::isDigit)),
    ISNUMERIC(text -> all(text, Characters::isNumeric)),
    ISALNUM(text -> all(text, c -> Characters.isAlpha(c) || Characters.isNumeric(c))),
    ISSPACE(text -> all(text, Characters::isSpace)),
    ISUPPER(text -> cased(text, Characters::isUpper)),
    ISLOWER(text -> cased(text, Characters::isLower)),
    ISTITLE(TextForms::isTitle),
    ISASCII(text -> text.chars().allMatch(c -> c < 128)),
    ISPRINTABLE(text -> text.codePoints().allMatch(Characters::isPrintable)),
    ISIDENTIFIER(TextForms::isIdentifier);

    private final Predicate<String> answer;

    Question(Predicate<String> answer) {
      this.answer = answer;
    }

    String method() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean of(String text) {
      return answer.test(text);
    }
  }

  private static boolean all(String text, IntPredicate property) {
    return !text.isEmpty() && text.codePoints().allMatch(property);
  }

  private static boolean isCased(int c) {
    return Characters.isUpper(c) || Characters.isLower(c) || Characters.isTitle(c);
  }

  private static boolean cased(String text, IntPredicate wanted) {
    return text.codePoints().anyMatch(wanted)
        && text.codePoints().allMatch(c -> !isCased(c) || wanted.test(c));
  }

  private static boolean isTitle(String text) {
    boolean inside = false;
    boolean any = false;
    for (int c : text.codePoints().toArray()) {
      boolean upper = Characters.isUpper(c) || Characters.isTitle(c);
      if ((upper && inside) || (Characters.isLower(c) && !inside)) {
        return false;
      }
      inside = isCased(c);
      any |= inside;
    }
    return any;
  }

  private static boolean isIdentifier(String text) {
    if (text.isEmpty()) {
      return false;
    }
    int first = text.codePointAt(0);
    return (first == '_' || Character.isUnicodeIdentifierStart(first))
        && text.codePoints()
            .allMatch(
                c ->
                    c == '_'
                        || (Character.isUnicodeIdentifierPart(c)
                            && !Character.isIdentifierIgnorable(c)));
  }

  static String casefold(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              String one = Character.toString(c);
              out.append(c == 'ı' ? one : Text.lower(Text.upper(one)).replace('ς', 'σ'));
            });
    return out.toString();
  }

  static String swapcase(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              String one = Character.toString(c);
              out.append(
                  Characters.isUpper(c)
                      ? Text.lower(one)
                      : Characters.isLower(c) ? Text.upper(one) : one);
            });
    return out.toString();
  }

  static String zfill(String text, int width) {
    int missing = width - Text.length(text);
    if (missing <= 0) {
      return text;
    }
    String zeros = Text.repeat("0", missing);
    boolean signed = text.startsWith("+") || text.startsWith("-");
    return signed ? text.charAt(0) + zeros + text.substring(1) : zeros + text;
  }

  /** Fills up to a width; the way is center, ljust or rjust. */
  static String pad(String text, int width, String fill, String way) {
    int missing = width - Text.length(text);
    if (missing <= 0) {
      return text;
    }
    int left =
        switch (way) {
          case "ljust" -> 0;
          case "rjust" -> missing;
          default -> missing / 2 + (missing & width & 1);
        };
    return Text.repeat(fill, left) + text + Text.repeat(fill, (long) missing - left);
  }

  static String expandtabs(String text, Arguments arguments) {
    var bound = Signature.of("expandtabs", 0, "tabsize").bind(arguments);
    int size = bound[0] == null ? 8 : Types.index(bound[0]);
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (int c : text.codePoints().toArray()) {
      if (c == '\t') {
        int blanks = size <= 0 ? 0 : size - column % size;
        out.append(Text.repeat(" ", blanks));
        column += blanks;
      } else {
        out.appendCodePoint(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
      Limits.check(out.length());
    }
    return out.toString();
  }
}
