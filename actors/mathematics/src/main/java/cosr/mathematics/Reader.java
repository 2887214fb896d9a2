package cosr.mathematics;

import cosr.mathematics.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a clean text: words as words, everything else by the grammar. */
final class Reader {
  private static final Pattern WORDS = Pattern.compile("[A-Za-z][A-Za-z' -]*");
  private static final Pattern LONG = Pattern.compile("[A-Za-z]{4,}");
  private static final Set<String> SHORT =
      Set.of("yes", "no", "odd", "dne", "a.m", "all", "one", "two", "six", "ten");
  private static final Set<String> MATHS =
      Set.of("infinity", "infty", "sqrt", "theta", "alpha", "beta", "percent");
  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("no solutions", "no solution"),
          Map.entry("no real solution", "no solution"),
          Map.entry("no real solutions", "no solution"),
          Map.entry("empty set", "no solution"),
          Map.entry("the empty set", "no solution"),
          Map.entry("all reals", "all real numbers"),
          Map.entry("dne", "does not exist"));

  private Reader() {}

  static Node read(String clean) {
    if (clean.isEmpty()) throw new Stop("empty");
    if (clean.matches("[A-Z]{2,}")) return capitals(clean);
    if (words(clean)) return text(clean);
    List<Token> tokens = Lexer.tokens(clean);
    Token first = tokens.get(0);
    if (first.kind() == Kind.TEXT && tokens.size() == 2) return inner(first.text());
    if (first.kind() == Kind.TEXT && tokens.stream().allMatch(Reader::wordly)) {
      StringBuilder all = new StringBuilder();
      for (Token token : tokens) all.append(' ').append(token.text());
      return text(all.toString().strip());
    }
    return new Statements(new Cursor(tokens)).whole();
  }

  /** Letters such as those of a figure; {@code DNE} is an abbreviation. */
  private static Node capitals(String s) {
    return s.equals("DNE") ? text(s) : new Node.Words(s);
  }

  private static boolean wordly(Token token) {
    return switch (token.kind()) {
      case TEXT, WORD, END -> true;
      case NUMBER, LETTER, COMMAND, SIGN -> false;
    };
  }

  /** What stands in the only text command: words, a choice such as {@code (B)}, or a formula. */
  private static Node inner(String text) {
    String content = Cleaner.clean(text);
    if (content.isEmpty()) throw new Stop("empty");
    if (content.matches("[A-Z]{2,}")) return capitals(content);
    if (words(content) || content.matches("[A-Za-z]{2,}")) return text(content);
    if (content.contains("\\text")) throw new Stop("text");
    return content.matches("[A-Za-z]")
        ? new Node.Symbol(content)
        : new Statements(new Cursor(Lexer.tokens(content))).whole();
  }

  private static boolean words(String s) {
    if (!WORDS.matcher(s).matches()) return false;
    String small = s.toLowerCase(Locale.ROOT);
    if (MATHS.contains(small)) return false;
    return LONG.matcher(s).find() || SHORT.contains(small);
  }

  private static Node text(String s) {
    String plain = s.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    String same = SAME.getOrDefault(plain, plain);
    Rational number = NumberWords.value(same);
    if (number != null) return new Node.Num(number, 0);
    if (same.equals("no solution")) return new Node.Braces(List.of());
    if (same.equals("all real numbers")) return new Node.Reals();
    return new Node.Words(same);
  }
}
