package cosr.mathematics;

import cosr.mathematics.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Cuts a clean text into tokens; ends the reading at a character that it doesn't know. */
final class Lexer {
  private static final String SIGNS = "+-*/^_=<>()[]{}|!,;:%&'";
  private static final Set<String> TEXTS =
      Set.of(
          "text",
          "textrm",
          "textup",
          "textnormal",
          "mbox",
          "hbox",
          "mathrm",
          "operatorname",
          "textbf",
          "textit",
          "mathbf",
          "mathit",
          "rm",
          "boldsymbol",
          "bm",
          "bold",
          "vec");

  /** What turns the letters of constants into names of vectors. */
  private static final Set<String> VECTORS = Set.of("vec", "mathbf", "boldsymbol", "bm", "bold");

  /** Names that may be written without a backslash. */
  private static final Set<String> WORDS =
      Set.of(
          "sin",
          "cos",
          "tan",
          "cot",
          "sec",
          "csc",
          "log",
          "ln",
          "exp",
          "sqrt",
          "abs",
          "arcsin",
          "arccos",
          "arctan",
          "pi",
          "and",
          "or",
          "infinity",
          "inf",
          "oo",
          "infty",
          "percent",
          "theta",
          "alpha",
          "beta",
          "in",
          "union",
          "cup");

  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("dfrac", "frac"),
          Map.entry("tfrac", "frac"),
          Map.entry("cfrac", "frac"),
          Map.entry("dbinom", "binom"),
          Map.entry("tbinom", "binom"),
          Map.entry("leq", "le"),
          Map.entry("geq", "ge"),
          Map.entry("leqslant", "le"),
          Map.entry("geqslant", "ge"),
          Map.entry("neq", "ne"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("varnothing", "emptyset"),
          Map.entry("lbrace", "\\{"),
          Map.entry("rbrace", "\\}"),
          Map.entry("lbrack", "["),
          Map.entry("rbrack", "]"),
          Map.entry("vert", "|"),
          Map.entry("lvert", "|"),
          Map.entry("rvert", "|"),
          Map.entry("mid", "mid"),
          Map.entry("varphi", "phi"),
          Map.entry("varepsilon", "epsilon"),
          Map.entry("vartheta", "theta"),
          Map.entry("lor", "vee"),
          Map.entry("land", "wedge"),
          Map.entry("ast", "*"),
          Map.entry("colon", ":"),
          Map.entry("arcsec", "asec"),
          Map.entry("backslash", "setminus"),
          Map.entry("smallsetminus", "setminus"),
          Map.entry("isin", "in"),
          Map.entry("measuredangle", "angle"),
          Map.entry("tg", "tan"),
          Map.entry("ctg", "cot"),
          Map.entry("cosec", "csc"),
          Map.entry("arctg", "arctan"),
          Map.entry("lg", "lg"));

  private final String s;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String s) {
    this.s = s;
  }

  static List<Token> tokens(String clean) {
    Lexer lexer = new Lexer(clean);
    lexer.run();
    return lexer.tokens;
  }

  /** Whether two texts differ in nothing but blanks and names for the same command. */
  static boolean same(String a, String b) {
    try {
      return spelled(a).equals(spelled(b));
    } catch (Stop stop) {
      return false;
    }
  }

  private static List<Token> spelled(String text) {
    return tokens(text).stream().map(t -> new Token(t.kind(), t.text(), false)).toList();
  }

  private void run() {
    while (true) {
      int start = at;
      while (at < s.length() && s.charAt(at) == ' ') at++;
      boolean spaced = at > start;
      if (at == s.length()) {
        tokens.add(new Token(Kind.END, "", spaced));
        return;
      }
      tokens.add(next(spaced));
    }
  }

  private Token next(boolean spaced) {
    char c = s.charAt(at);
    if (digit(at) || (c == '.' && digit(at + 1))) return number(spaced);
    if (letter(at)) return letters(spaced);
    if (c == '\\') return command(spaced);
    if (SIGNS.indexOf(c) < 0) throw new Stop("character");
    at++;
    if ((c == '<' || c == '>' || c == '!') && at < s.length() && s.charAt(at) == '=') {
      at++;
      return new Token(Kind.COMMAND, c == '<' ? "le" : c == '>' ? "ge" : "ne", spaced);
    }
    if (c == '*' && at < s.length() && s.charAt(at) == '*') {
      at++;
      return new Token(Kind.SIGN, "^", spaced);
    }
    return new Token(Kind.SIGN, String.valueOf(c), spaced);
  }

  private Token number(boolean spaced) {
    int start = at;
    while (digit(at)) at++;
    if (at < s.length() && s.charAt(at) == '.' && (digit(at + 1) || !dotted(at + 1))) {
      at++;
      while (digit(at)) at++;
    }
    return new Token(Kind.NUMBER, s.substring(start, at), spaced);
  }

  private boolean dotted(int i) {
    return i < s.length() && s.charAt(i) == '.';
  }

  private Token letters(boolean spaced) {
    int start = at;
    int end = at;
    while (letter(end)) end++;
    String run = s.substring(start, end);
    if (run.equals("U") && between(end)) {
      at = end;
      return new Token(Kind.WORD, "union", spaced);
    }
    if (run.length() > 1) {
      String small = run.toLowerCase(Locale.ROOT);
      if (run.equals("in") && inches(end)) {
        at = end;
        return new Token(Kind.TEXT, run, spaced);
      }
      if (WORDS.contains(run) || (WORDS.contains(small) && !small.equals("in"))) {
        at = end;
        return new Token(Kind.WORD, small, spaced);
      }
      if (!tokens.isEmpty() && Units.plain(run)) {
        at = end;
        return new Token(Kind.TEXT, run, spaced);
      }
      if (run.length() > 3) throw new Stop("word");
    }
    at++;
    return new Token(Kind.LETTER, run.substring(0, 1), spaced);
  }

  /** Whether a {@code U} stands between brackets, for the sign of a union. */
  private boolean between(int end) {
    if (tokens.isEmpty() || !")]\\}".contains(tokens.get(tokens.size() - 1).text())) return false;
    return s.substring(end).matches("\\s*(?:[(\\[]|\\\\\\{).*");
  }

  /** Whether {@code in} after a number, with nothing but a power after it, is the unit. */
  private boolean inches(int end) {
    if (tokens.isEmpty() || tokens.get(tokens.size() - 1).kind() != Kind.NUMBER) return false;
    return s.substring(end).matches("\\s*(?:\\^\\{?[23]\\}?)?");
  }

  private Token command(boolean spaced) {
    int start = ++at;
    if (at == s.length()) throw new Stop("character");
    if (!letter(at)) {
      char c = s.charAt(at++);
      return switch (c) {
        case '{', '}', '\\' -> new Token(Kind.SIGN, "\\" + c, spaced);
        case '%', '&', '_' -> new Token(Kind.SIGN, String.valueOf(c), spaced);
        default -> throw new Stop("command");
      };
    }
    while (letter(at)) at++;
    String name = s.substring(start, at);
    if (TEXTS.contains(name)) return words(name, spaced);
    if (name.equals("mathbb")) return new Token(Kind.COMMAND, "mathbb:" + argument(), spaced);
    if (name.equals("begin") || name.equals("end"))
      return new Token(Kind.COMMAND, name + ":" + argument(), spaced);
    String same = SAME.getOrDefault(name, name);
    boolean sign = !Character.isLetter(same.charAt(0)) || same.startsWith("\\");
    return new Token(sign ? Kind.SIGN : Kind.COMMAND, same, spaced);
  }

  private Token words(String name, boolean spaced) {
    String content = argument();
    if (content.strip().equals("\\dollar")) return new Token(Kind.COMMAND, "dollar", spaced);
    if (VECTORS.contains(name) && s.substring(at).matches("\\s*\\\\times(?![a-zA-Z]).*"))
      throw new Stop("vector");
    if (content.startsWith("^") || name.equals("rm")) throw new Stop("command");
    String word = content.strip();
    if (VECTORS.contains(name) && (word.equals("i") || word.equals("e")))
      return new Token(Kind.LETTER, word + "\u20d7", spaced);
    if (content.startsWith(" ") && !tokens.isEmpty() && Units.known(word))
      return new Token(Kind.TEXT, word, spaced);
    if (word.length() == 1 && Character.isLetter(word.charAt(0)) && !name.startsWith("text"))
      return new Token(Kind.LETTER, word, spaced);
    if (name.equals("operatorname") && SAME.containsKey(word)) word = SAME.get(word);
    if (WORDS.contains(word) && !word.equals("in")) return new Token(Kind.WORD, word, spaced);
    return new Token(Kind.TEXT, content.replaceAll("\\s+", " ").strip(), spaced);
  }

  private String argument() {
    while (at < s.length() && s.charAt(at) == ' ') at++;
    if (at == s.length()) throw new Stop("braces");
    if (s.charAt(at) != '{') return String.valueOf(s.charAt(at++));
    int close = Cleaner.closing(s, at);
    String content = s.substring(at + 1, close);
    at = close + 1;
    return content;
  }

  private boolean digit(int i) {
    return i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9';
  }

  private boolean letter(int i) {
    if (i >= s.length()) return false;
    char c = s.charAt(i);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
