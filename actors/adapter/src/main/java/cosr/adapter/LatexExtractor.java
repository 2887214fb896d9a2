package cosr.adapter;

import cosr.adapter.Statements.Statement;
import cosr.protocol.Answer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mathematical answer as it is written: what is in the last {@code \boxed}, else the formula (or
 * without one the clause) of the last statement that names the answer, else the last formula of the
 * text, else the whole text where it is one line without words. Long texts are read from the {@link
 * Window} on. Nothing is computed or rewritten: the answer is a span of the text.
 *
 * <p>Boxes that are joined by "or", "and" or a comma are one answer, from the first to the last of
 * them, and so are the formulas of a statement. Formulas that are joined so elsewhere are {@code
 * ambiguous}: one of them is not the answer that was given.
 */
final class LatexExtractor implements Extractor {
  private static final Pattern BOX = Pattern.compile("\\\\(?:boxed|fbox)\\s{0,3}+\\{");

  /** Two letters that stand together, but for names of commands and what is in {@code \text}. */
  private static final Pattern WORD = Pattern.compile("(?<!\\\\)(?<![\\p{L}\\\\])\\p{L}{2,}+");

  private static final Pattern COMMAND =
      Pattern.compile(
          "\\\\(?:text|mathrm|textbf|operatorname)\\{[^{}]{0,80}+\\}|\\\\\\p{L}{1,20}+");

  private static final Pattern JOINT =
      Pattern.compile("\\s{0,3}(?:,|or|and|,\\s?or|,\\s?and)\\s{0,3}");

  private static final String BLANK = "(?:[\\s$]|\\\\[()\\[\\],; ]|\\\\q?quad){0,8}+";

  private static final Pattern BOX_JOINT =
      Pattern.compile(BLANK + "(?:,|,?\\s?(?:\\\\text\\{\\s?)?(?:or|and)(?:\\s?\\})?)" + BLANK);

  private static final int LINE = 200;

  @Override
  public Answer extract(String text) {
    if (text.isBlank()) return new Answer.None("empty");
    int from = Window.start(text);
    Span box = box(text, from);
    if (box != null) return box.isEmpty() ? new Answer.None("empty") : box.found(text);
    List<Span> formulas = Formulas.in(text, from);
    for (Statement statement : Statements.newestFirst(text, from)) {
      Span clause = statement.clause();
      for (int i = 0; i < formulas.size(); i++) {
        Span formula = formulas.get(i);
        if (formula.start() < clause.start() || formula.start() >= clause.end()) continue;
        return statement.negated() ? new Answer.None("negated") : stated(text, formulas, i);
      }
      if (statement.negated()) return new Answer.None("negated");
      Span plain = balanced(text, clause) ? clause : trimmed(text, statement.sentence());
      if (isWordless(plain.in(text)) && balanced(text, plain)) return plain.found(text);
    }
    if (!formulas.isEmpty()) return single(text, formulas, formulas.size() - 1);
    Span whole = trimmed(text, Span.of(text).stripped(text));
    String line = whole.in(text);
    return line.length() <= LINE
            && line.indexOf('\n') < 0
            && isWordless(line)
            && balanced(text, whole)
        ? whole.found(text)
        : new Answer.None("no-formula");
  }

  /** The content of the last box that is closed, the boxes that are joined to it, or null. */
  private static @Nullable Span box(String text, int from) {
    Matcher box = BOX.matcher(text);
    box.region(from, text.length());
    Span last = null;
    int first = 0;
    int behind = -1;
    while (box.find()) {
      int end = Formulas.braceEnd(text, box.end());
      if (end < 0) continue;
      boolean joins = behind >= 0 && joinsBoxes(text, behind, box.start());
      if (!joins) first = box.start();
      last = joins ? new Span(first, end + 1) : new Span(box.end(), end).stripped(text);
      behind = end + 1;
    }
    return last;
  }

  private static boolean joinsBoxes(String text, int from, int to) {
    return from <= to && to - from < 32 && BOX_JOINT.matcher(text).region(from, to).matches();
  }

  /** The formula and those behind it that are joined to it, as one answer. */
  private static Answer stated(String text, List<Span> formulas, int at) {
    if (at > 0 && joined(text, formulas.get(at - 1), formulas.get(at)))
      return new Answer.None("ambiguous");
    int last = at;
    while (last + 1 < formulas.size() && joined(text, formulas.get(last), formulas.get(last + 1)))
      last++;
    Span all = new Span(formulas.get(at).start(), formulas.get(last).end()).stripped(text);
    return all.isEmpty() ? new Answer.None("empty") : all.found(text);
  }

  /** The formula, unless its neighbours are joined to it. */
  private static Answer single(String text, List<Span> formulas, int at) {
    Span formula = formulas.get(at);
    boolean joined =
        (at > 0 && joined(text, formulas.get(at - 1), formula))
            || (at + 1 < formulas.size() && joined(text, formula, formulas.get(at + 1)));
    if (joined) return new Answer.None("ambiguous");
    Span inner = formula.stripped(text);
    return inner.isEmpty() ? new Answer.None("empty") : inner.found(text);
  }

  private static boolean joined(String text, Span first, Span second) {
    int from = Formulas.after(text, first);
    int to = Formulas.before(text, second);
    return from <= to && to - from < 16 && JOINT.matcher(text).region(from, to).matches();
  }

  private static boolean isWordless(String text) {
    return !WORD.matcher(COMMAND.matcher(text).replaceAll(" ")).find();
  }

  private static boolean balanced(String text, Span part) {
    int depth = 0;
    for (int i = part.start(); i < part.end(); i++) {
      char c = text.charAt(i);
      if (c == '(' || c == '[' || c == '{') depth++;
      else if (c == ')' || c == ']' || c == '}') depth--;
    }
    return depth == 0 && !part.isEmpty();
  }

  /** Without the full stop that ends the sentence. */
  private static Span trimmed(String text, Span part) {
    boolean stop = part.end() > part.start() && text.charAt(part.end() - 1) == '.';
    return stop ? new Span(part.start(), part.end() - 1).stripped(text) : part;
  }
}
