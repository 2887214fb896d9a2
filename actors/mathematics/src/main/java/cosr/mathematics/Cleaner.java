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
          Map.entry('–', "-"),
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
          Map.entry('ℝ', "\\mathbb{R}"),
          Map.entry('°', "\\degree "),
          Map.entry('±', "\\pm "),
          Map.entry('√', "\\radic "),
          Map.entry('²', "^{2}"),
          Map.entry('³', "^{3}"),
          Map.entry('€', "\\euro "),
          Map.entry('£', "\\pounds "),
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

  private static final Pattern SIZE =
      Pattern.compile(
          "\\\\(?:left|right|[bB]igg?[lrm]?|displaystyle|textstyle|limits)(?![a-zA-Z])\\.?");
  private static final Pattern SPACE =
      Pattern.compile("(?<!\\\\)\\\\[;:!, ]|\\\\q?quad(?![a-zA-Z])|~");
  private static final Pattern GROUPED =
      Pattern.compile("(?<![\\d.])\\d{1,3}(?:(?:\\{,\\}|,\\\\!|\\\\,\\\\!|\\\\,)\\d{3})+(?!\\d)");
  private static final Pattern LEAD =
      Pattern.compile(
          "^(?:(?:so|thus|hence|therefore),?\\s+)?(?:the\\s+)?(?:final\\s+)?(?:answer|result|solution)"
              + "\\s*(?:is\\s*:?|:|=)\\s*|^\\\\approx\\s*",
          Pattern.CASE_INSENSITIVE);

  private Cleaner() {}

  static String clean(String text) {
    if (text.length() > LENGTH) throw new Stop("length");
    StringBuilder plain = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String other = CHARACTERS.get(c);
      if (other != null) plain.append(other);
      else if (Character.isWhitespace(c)) plain.append(' ');
      else plain.append(c);
    }
    String s = plain.toString().replace("\\$", "\\dollar ");
    s = SIZE.matcher(s).replaceAll("");
    s = lead(boxed(unwrap(s.strip())));
    s = dollars(unwrap(s));
    s = ungroup(s);
    s = SPACE.matcher(s).replaceAll(" ");
    return trim(s);
  }

  private static String lead(String s) {
    return LEAD.matcher(s).replaceFirst("");
  }

  /** The content of the only box, where there is one. */
  private static String boxed(String s) {
    int at = Math.max(s.indexOf("\\boxed"), s.indexOf("\\fbox"));
    if (at < 0) return s;
    int open = s.indexOf('{', at);
    if (open < 0 || !s.substring(s.indexOf("box", at), open).strip().matches("box|boxed"))
      throw new Stop("box");
    int close = closing(s, open);
    String rest = s.substring(close + 1);
    String before = s.substring(0, at).replace("$", "").strip();
    if (rest.contains("\\boxed") || rest.contains("\\fbox")) return boxes(s);
    if (negated(before) || negated(rest)) throw new Stop("box");
    if (before.matches("(?s).*[-+*/^_(\\[{|<>,\\d]") || before.matches("(?s).*\\\\[a-zA-Z]+"))
      throw new Stop("box");
    if (rest.replace("$", "").strip().matches("(?s)(?:[-+*/^_!%(<>=|\\d]|\\\\[a-zA-Z%^]).*"))
      throw new Stop("box");
    return unwrap(boxed(s.substring(open + 1, close).strip()));
  }

  private static final Pattern BETWEEN = Pattern.compile("[\\s,$.]*(?:\\b(?:and|or)\\b)?[\\s,$]*");

  /** The contents of several boxes with nothing but commas, "and" or "or" between, as a list. */
  private static String boxes(String s) {
    StringBuilder list = new StringBuilder();
    int from = 0;
    while (true) {
      int at = s.indexOf("\\boxed{", from);
      String between = at < 0 ? s.substring(from) : s.substring(from, at);
      if (!BETWEEN.matcher(between).matches()) throw new Stop("boxes");
      if (at < 0) return list.toString();
      int close = closing(s, at + "\\boxed".length());
      String inner = s.substring(at + "\\boxed{".length(), close);
      if (inner.contains("box")) throw new Stop("boxes");
      list.append(list.length() == 0 ? "" : ", ").append(inner);
      from = close + 1;
    }
  }

  private static boolean negated(String around) {
    return Pattern.compile("\\b(?:not|isn't|never|wrong|or|and)\\b|\\\\neq?(?![a-zA-Z])")
        .matcher(around)
        .find();
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

  private static String unwrap(String s) {
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

  private static String trim(String s) {
    int end = s.length();
    while (end > 0 && " .,;:".indexOf(s.charAt(end - 1)) >= 0) {
      if (end > 1 && s.charAt(end - 1) != ' ' && s.charAt(end - 2) == '\\') break;
      end--;
    }
    return s.substring(0, end).strip();
  }
}
