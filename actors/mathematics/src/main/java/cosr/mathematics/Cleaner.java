package cosr.mathematics;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the wrapping and the typography off a text; what it means is left to {@link Lexer}. */
final class Cleaner {
  /** Characters of a text that is looked at. */
  static final int LENGTH = 2_000;

  private static final Map<Character, String> CHARACTERS =
      Map.ofEntries(
          Map.entry('−', "-"),
          Map.entry('×', "\\times "),
          Map.entry('÷', "\\div "),
          Map.entry('·', "\\cdot "),
          Map.entry('⋅', "\\cdot "),
          Map.entry('π', "\\pi "),
          Map.entry('∞', "\\infty "),
          Map.entry('≤', "\\le "),
          Map.entry('≥', "\\ge "),
          Map.entry('≠', "\\ne "),
          Map.entry('≈', "\\approx "),
          Map.entry('∪', "\\cup "),
          Map.entry('∩', "\\cap "),
          Map.entry('∈', "\\in "),
          Map.entry('∅', "\\emptyset "),
          Map.entry('ℤ', "\\mathbb{Z}"),
          Map.entry('ℕ', "\\mathbb{N}"),
          Map.entry('ℚ', "\\mathbb{Q}"),
          Map.entry('ℂ', "\\mathbb{C}"),
          Map.entry('ℝ', "\\mathbb{R}"),
          Map.entry('°', "\\degree "),
          Map.entry('±', "\\pm "),
          Map.entry('√', "\\radic "),
          Map.entry('²', "^{2}"),
          Map.entry('³', "^{3}"),
          Map.entry('€', "\\euro "),
          Map.entry('£', "\\pounds "),
          Map.entry('∠', "\\angle "),
          Map.entry('θ', "\\theta "),
          Map.entry('α', "\\alpha "),
          Map.entry('β', "\\beta "),
          Map.entry('½', "\\frac{1}{2}"),
          Map.entry('¼', "\\frac{1}{4}"),
          Map.entry('¾', "\\frac{3}{4}"),
          Map.entry('⟨', "\\langle "),
          Map.entry('⟩', "\\rangle "),
          Map.entry('\u00a0', " "),
          Map.entry('\u2009', " "),
          Map.entry('\u202f', " "),
          Map.entry('’', "'"),
          Map.entry('，', ","));

  private static final Pattern STYLE =
      Pattern.compile("\\\\(?:(?:display|text|script)style|limits)(?![a-zA-Z])");
  private static final Pattern SIZE =
      Pattern.compile("\\\\(?:left|right|[bB]igg?[lrm]?)(?![a-zA-Z])(\\s*\\.\\d)?\\.?");

  /** A sign in braces of its own, which keeps TeX from setting space around it. */
  private static final Pattern BRACED = Pattern.compile("(?<![A-Za-z^_}\\])])\\{([:=+<>-])\\}");

  private static final Pattern EMPTY = Pattern.compile("(?<![A-Za-z^_}\\])\\\\])\\{\\}");
  private static final Pattern SPACE =
      Pattern.compile("(?<!\\\\)\\\\[;:!, ]|\\\\q?quad(?![a-zA-Z])|(?<=.)~");
  private static final Pattern GROUPED =
      Pattern.compile(
          "(?<![\\d.])[1-9]\\d{0,2}(?:(?:\\{,\\}|,\\\\! ?|\\\\,\\\\!|\\\\,)\\d{3})+(?!\\d)");

  /** Three or more of the same digit and three dots: a repeating decimal. */
  private static final Pattern REPEATED =
      Pattern.compile("^(-?\\d+\\.\\d*?)(\\d)\\2\\2+ ?(?:\\.\\.\\.|\\\\[lc]?dots)$");

  /** {@code x = k (k \in \mathbb{Z})}: the condition in brackets. */
  private static final Pattern FAMILY =
      Pattern.compile(
          " ?,? ?\\( ?([a-z] ?\\\\in ?\\\\math(?:bb|bf|rm) ?(?:\\{ ?[ZN] ?\\}|[ZN])) ?\\)$");

  private static final Pattern LEAD =
      Pattern.compile(
          "^\\*{0,2}(?:(?:so|thus|hence|therefore),?\\s+)?(?:the\\s+)?(?:final\\s+)?"
              + "(?:answer|result|solution)\\s*(?:is\\s*:?|:|=)\\s*\\*{0,2}\\s*|^\\\\approx\\s*",
          Pattern.CASE_INSENSITIVE);

  private Cleaner() {}

  static String clean(String text) {
    if (text.length() > LENGTH) throw new Stop("length");
    StringBuilder plain = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String other = CHARACTERS.get(c);
      if (c == '–' || c == '—') plain.append(dash(text, i));
      else if (other != null) plain.append(other);
      else if (Character.isWhitespace(c)) plain.append(' ');
      else plain.append(c);
    }
    String s = plain.toString().replace("\\$", "\\dollar ");
    s = BRACED.matcher(sized(STYLE.matcher(s).replaceAll(""))).replaceAll("$1");
    s = EMPTY.matcher(s).replaceAll("");
    s = lead(Boxes.content(unwrap(s.strip())));
    s = dollars(unwrap(s)).replaceAll("\\\\[()]", " ");
    s = ungroup(s);
    s = SPACE.matcher(s).replaceAll(" ");
    return FAMILY
        .matcher(REPEATED.matcher(trim(s)).replaceAll("$1\\\\overline{$2}"))
        .replaceAll(", $1");
  }

  /** Without signs of size; a full stop after one is the delimiter that isn't shown. */
  private static String sized(String s) {
    Matcher m = SIZE.matcher(s);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      if (m.group(1) != null) throw new Stop("delimiter");
      m.appendReplacement(out, "");
    }
    return m.appendTail(out).toString();
  }

  /** A dash between digits is a range and has no meaning here; elsewhere it is a minus sign. */
  private static String dash(String text, int at) {
    boolean range =
        at > 0
            && at + 1 < text.length()
            && Character.isDigit(text.charAt(at - 1))
            && Character.isDigit(text.charAt(at + 1));
    return range ? "\\range " : "-";
  }

  private static String lead(String s) {
    return LEAD.matcher(s).replaceFirst("");
  }

  /** The index of the brace that closes the one at {@code open}. */
  static int closing(String s, int open) {
    int depth = 0;
    for (int i = open; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '\\') i++;
      else if (c == '{') depth++;
      else if (c == '}' && --depth == 0) return i;
    }
    throw new Stop("braces");
  }

  static String unwrap(String s) {
    while (true) {
      String inner = s;
      inner = between(inner, "$$", "$$");
      inner = between(inner, "$", "$");
      inner = between(inner, "**", "**");
      inner = between(inner, "\\(", "\\)");
      inner = between(inner, "\\[", "\\]");
      inner = trim(inner);
      if (inner.equals(s)) return s;
      s = inner;
    }
  }

  private static String between(String s, String open, String close) {
    if (s.length() < open.length() + close.length()) return s;
    if (!s.startsWith(open) || !s.endsWith(close)) return s;
    String inner = s.substring(open.length(), s.length() - close.length());
    return inner.contains(open) || inner.contains(close) ? s : inner.strip();
  }

  /** Drops paired dollar signs inside a text; a lone one before a digit is a currency. */
  private static String dollars(String s) {
    int count = 0;
    for (int i = 0; i < s.length(); i++) if (s.charAt(i) == '$') count++;
    if (count == 0) return s;
    if (count % 2 == 0) return s.replace("$", " ").strip();
    if (count == 1 && s.matches("-?\\s*\\$\\s*[\\d.].*")) return s.replace("$", "\\dollar ");
    throw new Stop("dollars");
  }

  private static String ungroup(String s) {
    Matcher m = GROUPED.matcher(s);
    StringBuilder out = new StringBuilder();
    while (m.find()) m.appendReplacement(out, m.group().replaceAll("\\D", ""));
    m.appendTail(out);
    return out.toString();
  }

  /** Without blanks, line ends and one mark of punctuation at the end; three dots stay. */
  static String trim(String s) {
    int end = s.length();
    boolean stopped = false;
    while (end > 0) {
      char c = s.charAt(end - 1);
      boolean escaped = end > 1 && s.charAt(end - 2) == '\\';
      if (c == '\\' && escaped) end -= 2;
      else if (c == ' ' || (",;:".indexOf(c) >= 0 && !escaped)) end--;
      else if (c == '.' && !escaped && !stopped) {
        if (end > 1 && s.charAt(end - 2) == '.') return s.strip();
        stopped = true;
        end--;
      } else break;
    }
    return s.substring(0, end).strip();
  }
}
