package cosr.adapter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fenced blocks of <a
 * href="https://spec.commonmark.org/0.31.2/#fenced-code-blocks">CommonMark</a>, fences of any
 * indentation: one that is never closed goes to the end of the text.
 */
final class Fences {
  private static final Pattern FENCE =
      Pattern.compile("^([ \\t]*+)(`{3,}+|~{3,}+)([^\\n]*+)$", Pattern.MULTILINE);

  private Fences() {}

  /**
   * What stands between two fences.
   *
   * @param indentation what stands before the opening fence
   */
  record Block(Span content, String indentation) {}

  /** The last block, or null where there is none. */
  static @Nullable Block last(String text) {
    Matcher fence = FENCE.matcher(text);
    Block last = null;
    while (fence.find()) {
      if (fence.group(2).charAt(0) == '`' && fence.group(3).indexOf('`') >= 0) continue;
      String open = fence.group(2);
      String indentation = fence.group(1);
      int start = Math.min(fence.end() + 1, text.length());
      int end = text.length();
      while (fence.find()) {
        if (!closes(fence, open)) continue;
        end = fence.start();
        break;
      }
      last = new Block(new Span(start, end), indentation);
      if (end == text.length()) break;
    }
    return last;
  }

  private static boolean closes(Matcher fence, String open) {
    String mark = fence.group(2);
    return mark.charAt(0) == open.charAt(0)
        && mark.length() >= open.length()
        && fence.group(3).isBlank();
  }
}
