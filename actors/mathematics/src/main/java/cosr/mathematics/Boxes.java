package cosr.mathematics;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what is boxed in a text. The words around a box must be ones that leave it as it is, such
 * as "thus the answer is"; any other text there may deny, multiply or widen it and ends the
 * reading.
 */
final class Boxes {
  private static final String BLANKS = "(?:[\\s,$.]|\\\\[()\\[\\],; ]|\\\\q?quad)*";
  private static final Pattern BETWEEN =
      Pattern.compile(BLANKS + "(?:(?:\\\\text\\{\\s*)?\\b(?:and|or)\\b(?:\\s*\\})?)?" + BLANKS);
  private static final Pattern DENIED =
      Pattern.compile("\\b(?:not|never|wrong|or|cannot|no)\\b|n't\\b|\\\\neq?(?![a-zA-Z])");
  private static final Pattern WRAPPING =
      Pattern.compile(
          "\\\\[()\\[\\],;:! ]|[$*#]"
              + "|\\\\(?:therefore|implies|Rightarrow|Longrightarrow|to|q?quad)(?![a-zA-Z])");
  private static final Pattern FORMULA =
      Pattern.compile("(?<=\\s|^)(?:\\$[^$=]*\\$|\\\\\\((?:(?!\\\\[()])[^=])*\\\\\\))(?=[\\s,])");
  private static final Pattern ENDING =
      Pattern.compile("\\\\(?:blacksquare|square|Box|qed|q?quad)(?![a-zA-Z])|\\\\\\\\");
  private static final Pattern WORDED = Pattern.compile("\\\\text(?:bf|rm|it)?\\{([^{}\\\\$]*)\\}");
  private static final Pattern WORD = Pattern.compile("(?<!\\\\)(?<![A-Za-z\\\\])[A-Za-z']{2,}");
  private static final Pattern UNIT =
      Pattern.compile(
          "\\s*(\\\\text(?:rm)?\\{[^{}]*\\}(?:\\^\\{?\\d\\}?)?|\\\\?%|\\^\\s*\\{?\\s*\\\\circ\\s*\\}?"
              + "|\\\\degree(?![a-zA-Z]))");
  private static final Pattern PLAIN_UNIT = Pattern.compile("\\s+([A-Za-z]+(?: [A-Za-z]+){0,2})");

  /** Words after which what follows is the answer itself. */
  private static final Set<String> LINKS =
      Set.of(
          "is",
          "are",
          "be",
          "equals",
          "get",
          "obtain",
          "have",
          "find",
          "yields",
          "gives",
          "so",
          "thus",
          "hence",
          "therefore",
          "then",
          "answer",
          "result",
          "solution",
          "finally",
          "conclude",
          "that",
          "becomes",
          "obtained",
          "answers",
          "solutions");

  /** Words that say nothing about the answer's value. */
  private static final Set<String> NEUTRAL =
      Set.of(
          "the",
          "an",
          "final",
          "our",
          "we",
          "this",
          "which",
          "it",
          "its",
          "in",
          "of",
          "for",
          "and",
          "on",
          "from",
          "by",
          "with",
          "can",
          "all",
          "there",
          "such",
          "as",
          "to",
          "equal",
          "sum",
          "total",
          "number",
          "value",
          "values",
          "area",
          "perimeter",
          "volume",
          "length",
          "width",
          "height",
          "radius",
          "diameter",
          "distance",
          "angle",
          "measure",
          "probability",
          "ways",
          "maximum",
          "minimum",
          "largest",
          "smallest",
          "greatest",
          "possible",
          "expression",
          "difference",
          "integer",
          "integers",
          "real",
          "positive",
          "set",
          "equation",
          "function",
          "polynomial",
          "desired",
          "required",
          "requested",
          "simplified",
          "simplifies",
          "exact",
          "correct",
          "remainder",
          "digit",
          "digits",
          "slope",
          "term",
          "coefficient",
          "side",
          "base",
          "cost",
          "price",
          "time",
          "speed",
          "average",
          "mean",
          "median",
          "range",
          "domain",
          "interval",
          "point",
          "coordinates",
          "matrix",
          "determinant",
          "vector",
          "triangle",
          "circle",
          "rectangle",
          "since",
          "written",
          "expressed",
          "follows",
          "form",
          "given",
          "problem",
          "question",
          "done",
          "hope",
          "qed",
          "choice",
          "option",
          "here",
          "where",
          "intersection",
          "roots",
          "root",
          "fraction",
          "percentage",
          "sequence",
          "graph",
          "line");

  private Boxes() {}

  /** The content of the boxes; the text itself where it has none. */
  static String content(String s) {
    int at = Math.max(s.indexOf("\\boxed"), s.indexOf("\\fbox"));
    if (at < 0) return s;
    int open = s.indexOf('{', at);
    if (open < 0 || !s.substring(s.indexOf("box", at), open).strip().matches("box|boxed"))
      throw new Stop("box");
    int close = Cleaner.closing(s, open);
    String rest = s.substring(close + 1);
    if (rest.contains("\\boxed") || rest.contains("\\fbox")) return several(s);
    before(s.substring(0, at));
    String inner = content(Cleaner.unwrap(s.substring(open + 1, close).strip()));
    return Cleaner.unwrap(inner) + after(rest);
  }

  /** The contents of several boxes with nothing but commas, "and" or "or" between, as a list. */
  private static String several(String s) {
    StringBuilder list = new StringBuilder();
    int from = 0;
    while (true) {
      int at = s.indexOf("\\boxed{", from);
      String between = at < 0 ? s.substring(from) : s.substring(from, at);
      if (!BETWEEN.matcher(between).matches()) throw new Stop("boxes");
      if (at < 0) return list.toString();
      int close = Cleaner.closing(s, at + "\\boxed".length());
      String inner = s.substring(at + "\\boxed{".length(), close);
      if (inner.contains("box")) throw new Stop("boxes");
      list.append(list.length() == 0 ? "" : ", ").append(inner);
      from = close + 1;
    }
  }

  private static void before(String before) {
    if (DENIED.matcher(before.toLowerCase(Locale.ROOT)).find()) throw new Stop("box");
    String worded = WORDED.matcher(FORMULA.matcher(before).replaceAll(" ")).replaceAll(" $1 ");
    String spaced = WRAPPING.matcher(worded).replaceAll(" ");
    if (spaced.matches("(?s).*[A-Za-z\\d]")) throw new Stop("box");
    String plain = spaced.strip();
    String clause = plain.replaceFirst("(?s)^.*[.?!;]\\s", "").replaceFirst("[,:]\\s*$", "");
    if (clause.isBlank()) return;
    boolean stated = clause.endsWith("=") || clause.endsWith("\\approx");
    if (!stated && !LINKS.contains(lastWord(clause))) throw new Stop("box");
    neutral(clause);
  }

  private static String lastWord(String clause) {
    Matcher m = Pattern.compile("([A-Za-z]+)[,:]?\\s*$").matcher(clause);
    return m.find() ? m.group(1).toLowerCase(Locale.ROOT) : "";
  }

  private static void neutral(String text) {
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      String word = words.group().toLowerCase(Locale.ROOT);
      if (!LINKS.contains(word) && !NEUTRAL.contains(word)) throw new Stop("box");
    }
  }

  /** The unit that stands behind the box, else nothing. */
  private static String after(String rest) {
    String plain = WRAPPING.matcher(ENDING.matcher(rest).replaceAll(" ")).replaceAll("");
    if (plain.matches("(?s)[A-Za-z\\d({\\[|].*")) throw new Stop("box");
    String unit = "";
    Matcher sign = UNIT.matcher(plain);
    Matcher words = PLAIN_UNIT.matcher(plain);
    if (sign.lookingAt() && !remark(sign.group(1))) {
      unit = sign.group(1);
      plain = plain.substring(sign.end());
    } else if (words.lookingAt() && Units.known(words.group(1))) {
      unit = "\\text{ " + words.group(1) + "}";
      plain = plain.substring(words.end());
    }
    plain = WORDED.matcher(plain).replaceAll(" $1 ");
    if (DENIED.matcher(plain.toLowerCase(Locale.ROOT)).find()) throw new Stop("box");
    if (!plain.matches("(?s)(?:[A-Za-z]+(?:'[A-Za-z]+)?+|[ .,:;])*")) throw new Stop("box");
    if (plain.matches("(?s).*\\b[B-HJ-Zb-hj-z]\\b.*")) throw new Stop("box");
    neutral(plain);
    return unit;
  }

  /** Whether a text command says "and we are done" or the like. */
  private static boolean remark(String unit) {
    Matcher text = WORDED.matcher(unit);
    if (!text.matches()) return false;
    Matcher words = WORD.matcher(text.group(1));
    while (words.find()) {
      String word = words.group().toLowerCase(Locale.ROOT);
      if (!LINKS.contains(word) && !NEUTRAL.contains(word)) return false;
    }
    return !Units.known(text.group(1));
  }
}
