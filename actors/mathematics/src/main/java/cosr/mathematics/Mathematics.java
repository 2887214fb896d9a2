package cosr.mathematics;

import cosr.mathematics.Outcome.Equal;
import cosr.mathematics.Outcome.Undecided;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether a student's answer equals the gold answer, both as text or LaTeX.
 *
 * <p>Total and deterministic: any two texts have an outcome, after a bounded number of steps, and
 * no exception leaves it: a mistake of our own is Undecided with the code {@code fault}. It may be
 * used by several threads.
 */
public final class Mathematics {
  /** Whole numbers with commas between thousands; a list of numbers may look the same. */
  private static final Pattern THOUSANDS =
      Pattern.compile("(?<![\\d.,])[1-9]\\d{0,2}(?:,\\d{3})+(?![\\d,])");

  /** A gold answer that is as well two numbers of three digits as one of six. */
  private static final Pattern TWO_WAYS = Pattern.compile("-?[1-9]\\d\\d,[1-9]\\d\\d");

  private static final Pattern UPRIGHT =
      Pattern.compile("\\\\(?:text|textrm|mathrm|mbox)\\{([^{}\\\\]*)\\}");

  private Mathematics() {}

  /** Compares under the default options. */
  public static Outcome compare(String gold, String answer) {
    return compare(gold, answer, Options.DEFAULTS);
  }

  /** Compares; the gold answer is the first, since some rules take its side. */
  public static Outcome compare(String gold, String answer, Options options) {
    try {
      return cleaned(Cleaner.clean(gold), Cleaner.clean(answer), options);
    } catch (Stop stop) {
      return new Undecided(stop.code());
    } catch (RuntimeException unforeseen) {
      return new Undecided("fault");
    }
  }

  private static Outcome cleaned(String gold, String answer, Options options) {
    if (gold.isEmpty() || answer.isEmpty()) return new Undecided("empty");
    if (gold.equals(answer) || Lexer.same(gold, answer)) return new Equal("text");
    if (shown(gold).equals(shown(answer))) return new Equal("text");
    String g = joined(gold);
    String a = joined(answer);
    Outcome outcome = read(g, a, options);
    boolean commas = !g.equals(gold) || !a.equals(answer);
    if (outcome instanceof Equal && TWO_WAYS.matcher(gold).matches()) return new Undecided("comma");
    if (!commas || outcome instanceof Equal) return outcome;
    return read(gold, answer, options) instanceof Equal ? new Undecided("comma") : outcome;
  }

  private static Outcome read(String gold, String answer, Options options) {
    if (letters(gold).length() > 3 && letters(gold).equalsIgnoreCase(letters(answer)))
      return new Equal("words");
    Outcome choice = Choices.compare(gold, answer);
    if (choice != null) return choice;
    return new Comparer(options).compare(Reader.read(gold), Reader.read(answer));
  }

  /** A text without the commands that set a part of it upright. */
  private static String shown(String text) {
    String plain = UPRIGHT.matcher(text).replaceAll("$1").replaceAll(" +", " ").strip();
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }

  /** The letters of a text that is a word, else nothing. */
  private static String letters(String text) {
    Matcher m =
        Pattern.compile("(?:\\\\text(?:bf|rm|it)?\\{\\s*)?([A-Za-z]{3,})\\s*\\}?").matcher(text);
    return m.matches() ? m.group(1) : "";
  }

  /** Without the commas between thousands that stand outside all brackets. */
  private static String joined(String text) {
    if (text.indexOf(',') < 0) return text;
    Matcher m = THOUSANDS.matcher(text);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      boolean outside = depth(text, m.start()) == 0;
      m.appendReplacement(out, outside ? m.group().replace(",", "") : m.group());
    }
    return m.appendTail(out).toString();
  }

  private static int depth(String text, int end) {
    int depth = 0;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '[' || c == '{') depth++;
      else if (c == ')' || c == ']' || c == '}') depth--;
    }
    return depth;
  }
}
