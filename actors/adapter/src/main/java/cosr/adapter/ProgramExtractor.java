package cosr.adapter;

import cosr.protocol.Answer;
import cosr.protocol.Lined;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program: what stands in the last fenced block, else the whole attempt. Blocks are those of <a
 * href="https://spec.commonmark.org/0.31.2/#fenced-code-blocks">CommonMark</a>, fences of any
 * indentation: one that is never closed goes to the end of the text.
 *
 * <p>Declared normalisations: as many blanks as the opening fence has before it are taken off every
 * line of its block, blank lines before the program and white space behind it are left out, {@link
 * Lined} characters are written in plain ones.
 */
final class ProgramExtractor implements Extractor {
  private static final Pattern FENCE =
      Pattern.compile("^([ \\t]*+)(`{3,}+|~{3,}+)([^\\n]*+)$", Pattern.MULTILINE);

  @Override
  public Answer extract(String text) {
    if (text.isBlank()) return new Answer.None("empty");
    Matcher fence = FENCE.matcher(text);
    Span last = null;
    String indentation = "";
    while (fence.find()) {
      if (fence.group(2).charAt(0) == '`' && fence.group(3).indexOf('`') >= 0) continue;
      String open = fence.group(2);
      indentation = fence.group(1);
      int start = Math.min(fence.end() + 1, text.length());
      int end = text.length();
      while (fence.find()) {
        if (!closes(fence, open)) continue;
        end = fence.start();
        break;
      }
      last = new Span(start, end);
      if (end == text.length()) break;
    }
    if (last == null) return answer(text, Span.of(text), "");
    return answer(text, last, indentation);
  }

  private static boolean closes(Matcher fence, String open) {
    String mark = fence.group(2);
    return mark.charAt(0) == open.charAt(0)
        && mark.length() >= open.length()
        && fence.group(3).isBlank();
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
