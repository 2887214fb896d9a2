package cosr.adapter;

import cosr.protocol.Answer;
import cosr.protocol.Implied;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A proof as labels. It is looked for in the last of the {@link Fences}, else in the whole attempt
 * from its {@link Window} on: what stands behind the last {@code $=}, up to {@code $.}; else what
 * stands behind the last "proof:", within backticks, on the same line, or where that has nothing
 * more in the lines up to a blank one; else all of it.
 *
 * <p>Declared normalisations: the labels for which {@link Implied} characters stand; one blank
 * between labels; a full stop that ends a sentence of prose is left out. What is no label, or
 * {@code ?} for an unknown step, makes it no proof: nothing is passed over.
 */
final class ProofExtractor implements Extractor {
  private static final Pattern MARK =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])proof(?:\\s{1,3}is)?[*_]{0,3}\\s{0,3}[:=][*_]{0,3}",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NO_LABEL = Pattern.compile("[^A-Za-z0-9._?\\s-]");
  private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t\\r]*+\\n");

  @Override
  public Answer extract(String text) {
    if (text.isBlank()) return new Answer.None("empty");
    if (Implied.is(text.charAt(0))) return implied(text);
    Fences.Block block = Fences.last(text);
    Span where = block == null ? new Span(Window.start(text), text.length()) : block.content();
    Span formal = formal(text, where);
    if (formal != null) return answer(text, formal);
    Span said = said(text, where);
    if (said == null) return answer(text, where.stripped(text));
    Span proof = said.stripped(text);
    boolean stop = proof.end() > proof.start() && text.charAt(proof.end() - 1) == '.';
    if (block == null && stop) proof = new Span(proof.start(), proof.end() - 1);
    return answer(text, unquoted(text, proof));
  }

  /** The labels of {@link Implied} characters; with any other one it is no proof. */
  private static Answer implied(String text) {
    if (text.length() > LIMIT) return new Answer.None("too-long");
    StringBuilder labels = new StringBuilder();
    for (char c : text.toCharArray())
      if (Implied.isAnswer(c)) labels.append(Implied.text(c));
      else return new Answer.None("not-a-proof");
    return labels.isEmpty()
        ? new Answer.None("empty")
        : new Answer.Found(labels.toString().strip(), 0, text.length());
  }

  /** Behind the last {@code $=}, or null. */
  private static @Nullable Span formal(String text, Span where) {
    int start = text.lastIndexOf("$=", where.end() - 2);
    if (start < where.start()) return null;
    int end = text.indexOf("$.", start);
    return new Span(start + 2, end < 0 || end > where.end() ? where.end() : end).stripped(text);
  }

  /** Behind the last "proof:", or null. */
  private static @Nullable Span said(String text, Span where) {
    Matcher mark = MARK.matcher(text).region(where.start(), where.end());
    int start = -1;
    while (mark.find()) start = mark.end();
    if (start < 0) return null;
    int line = text.indexOf('\n', start);
    int end = line < 0 || line > where.end() ? where.end() : line;
    if (!new Span(start, end).stripped(text).isEmpty() || end == where.end())
      return new Span(start, end);
    int from = new Span(end, where.end()).stripped(text).start();
    Matcher blank = BLANK_LINE.matcher(text).region(from, where.end());
    return new Span(from, blank.find() ? blank.start() : where.end());
  }

  /** Without one pair of backticks. */
  private static Span unquoted(String text, Span span) {
    boolean quoted =
        span.end() - span.start() > 1
            && text.charAt(span.start()) == '`'
            && text.charAt(span.end() - 1) == '`';
    return quoted ? new Span(span.start() + 1, span.end() - 1).stripped(text) : span;
  }

  private static Answer answer(String text, Span span) {
    if (span.isEmpty()) return new Answer.None("empty");
    if (span.end() - span.start() > LIMIT) return new Answer.None("too-long");
    String labels = span.in(text);
    if (NO_LABEL.matcher(labels).find()) return new Answer.None("not-a-proof");
    return new Answer.Found(labels.strip().replaceAll("\\s+", " "), span.start(), span.end());
  }
}
