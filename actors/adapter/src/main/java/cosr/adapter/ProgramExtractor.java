package cosr.adapter;

import cosr.protocol.Answer;
import cosr.protocol.Lined;

/**
 * A program: what stands in the last of the {@link Fences}, else the whole attempt.
 *
 * <p>Declared normalisations: as many blanks as the opening fence has before it are taken off every
 * line of its block, blank lines before the program and white space behind it are left out, {@link
 * Lined} characters are written in plain ones.
 */
final class ProgramExtractor implements Extractor {
  @Override
  public Answer extract(String text) {
    if (text.isBlank()) return new Answer.None("empty");
    Fences.Block last = Fences.last(text);
    return last == null
        ? answer(text, Span.of(text), "")
        : answer(text, last.content(), last.indentation());
  }

  private static Answer answer(String text, Span block, String indentation) {
    int from = firstLine(text, block);
    int to = block.stripped(text).end();
    if (to <= from) return new Answer.None("empty");
    if (to - from > LIMIT) return new Answer.None("too-long");
    String program = Lined.written(text.substring(from, to));
    if (!indentation.isEmpty())
      program = program.replaceAll("(?m)^[ \\t]{1," + indentation.length() + "}+", "");
    return new Answer.Found(program, from, to);
  }

  /** Where the first line that is not blank begins. */
  private static int firstLine(String text, Span block) {
    int line = block.start();
    for (int i = block.start(); i < block.end(); i++) {
      char c = text.charAt(i);
      if (c == '\n') line = i + 1;
      else if (!Character.isWhitespace(c)) return line;
    }
    return block.end();
  }
}
