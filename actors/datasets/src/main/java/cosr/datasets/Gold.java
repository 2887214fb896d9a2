package cosr.datasets;

import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A reference answer with the check that compares with it.
 *
 * @param solution an attempt that is nothing but the answer
 */
record Gold(AnswerForm form, Check check, String answer, String solution) {
  private static final Pattern INTEGER = Pattern.compile("[-+\u2212]?[0-9]+");

  /** Commas where they separate thousands. */
  private static final Pattern THOUSANDS =
      Pattern.compile("[-+\u2212]?[0-9]{1,3}(?:,[0-9]{3})+(?:\\.0+)?");

  /** More than one letter in a row, with nothing that a formula has. */
  private static final Pattern WORDS =
      Pattern.compile("[^\\\\$^_={}0-9]*\\p{L}{2}[^\\\\$^_={}0-9]*");

  private static final String MARK = "####";
  private static final String BOXED = "\\boxed";
  private static final int LONGEST_FORMULA = 2000;

  /** An integer, of any size. */
  static Gold integer(String text, String column) {
    return asInteger(text)
        .orElseThrow(() -> new BadRow(column, "'%s' is no integer".formatted(shown(text))));
  }

  /** An integer, or else a formula. */
  static Gold number(String text, String column) {
    return asInteger(text).orElseGet(() -> math(text, column));
  }

  /** A formula. */
  static Gold math(String text, String column) {
    if (text.isBlank()) throw new BadRow(column, "there is no answer");
    if (text.length() > LONGEST_FORMULA)
      throw new BadRow(
          column, "an answer of %,d characters is no formula".formatted(text.length()));
    return new Gold(
        AnswerForm.LATEX, check("math-equal", text), text, "\\boxed{%s}".formatted(text));
  }

  /** Text, character for character. */
  static Gold text(String text, String column) {
    if (text.isBlank()) throw new BadRow(column, "there is no answer");
    return new Gold(AnswerForm.TEXT, check("text-equals", text), text, text);
  }

  /**
   * What a column says that may hold a bare answer, or a solution with a mark before the answer: it
   * is the number after {@code ####}, what is in the last {@code \boxed}, or the whole.
   */
  static Gold stated(String text, String column) {
    if (text.contains(MARK)) return marked(text, column);
    if (text.contains(BOXED)) return boxed(text, column);
    if (WORDS.matcher(text).matches()) return text(text, column);
    return number(text, column);
  }

  /** The number after the last {@code ####}. */
  static Gold marked(String text, String column) {
    int at = text.lastIndexOf(MARK);
    if (at < 0) throw new BadRow(column, "no '#### NUMBER' in it");
    String rest = text.substring(at + MARK.length()).strip();
    String line = rest.lines().findFirst().orElse("").strip();
    if (line.chars().noneMatch(c -> c >= '0' && c <= '9'))
      throw new BadRow(column, "no number after ####");
    return number(line, column);
  }

  /** What is in the last {@code \boxed}. */
  static Gold boxed(String text, String column) {
    int at = text.lastIndexOf(BOXED);
    if (at < 0) throw new BadRow(column, "no \\boxed answer in it");
    int open = at + BOXED.length();
    while (open < text.length() && text.charAt(open) == ' ') open++;
    if (open == text.length() || text.charAt(open) != '{')
      throw new BadRow(column, "\\boxed without {");
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') i++;
      else if (c == '{') depth++;
      else if (c == '}' && --depth == 0) return math(text.substring(open + 1, i).strip(), column);
    }
    throw new BadRow(column, "\\boxed{ is never closed");
  }

  /**
   * What the settings name as the check.
   *
   * @param kinds forms of the answers of further checks, by kind
   */
  static Gold by(String name, String text, String column, Map<String, AnswerForm> kinds) {
    return switch (name) {
      case "auto" -> stated(text, column);
      case "integer" -> integer(text, column);
      case "math" -> math(text, column);
      case "text" -> text(text, column);
      case "digits" -> digits(text, column);
      case "boolean" -> truth(text, column);
      default ->
          Optional.ofNullable(kinds.get(name))
              .map(form -> new Gold(form, check(name, text), text, text))
              .orElseThrow(() -> new IllegalArgumentException("no check " + name));
    };
  }

  private static Gold digits(String text, String column) {
    if (!text.chars().allMatch(c -> c >= '0' && c <= '9'))
      throw new BadRow(column, "'%s' are not digits alone".formatted(shown(text)));
    return new Gold(AnswerForm.DIGITS, check("list-equals", text), text, text);
  }

  private static Gold truth(String text, String column) {
    String lower =
        text.equals("True") || text.equals("False") ? text.toLowerCase(Locale.ROOT) : text;
    if (!lower.equals("true") && !lower.equals("false"))
      throw new BadRow(column, "'%s' is neither true nor false".formatted(shown(text)));
    return new Gold(AnswerForm.BOOLEAN, check("boolean-equals", lower), lower, lower);
  }

  private static Optional<Gold> asInteger(String text) {
    String number = text.strip();
    if (number.startsWith("$") && !number.endsWith("$")) number = number.substring(1);
    if (number.endsWith(".")) number = number.substring(0, number.length() - 1);
    if (THOUSANDS.matcher(number).matches())
      number = number.replace(",", "").replaceFirst("\\.0+$", "");
    if (!INTEGER.matcher(number).matches()) return Optional.empty();
    boolean minus = number.charAt(0) == '-' || number.charAt(0) == '\u2212';
    String digits = number.replaceFirst("^[-+\u2212]?0*", "");
    String normal = digits.isEmpty() ? "0" : minus ? "-" + digits : digits;
    return Optional.of(
        new Gold(AnswerForm.INTEGER, check("integer-equals", normal), normal, normal));
  }

  static Check check(String kind, String expected) {
    TreeMap<String, String> parameters = new TreeMap<>();
    parameters.put("expected", expected);
    return new Check(kind, 1, parameters);
  }

  static String shown(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 40 ? line : line.substring(0, 40) + "…";
  }
}
