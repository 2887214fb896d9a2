package cosr.templates.runtime;

import cosr.templates.value.PyException;
import cosr.templates.value.PyNone;
import cosr.templates.value.Text;
import cosr.templates.value.Types;
import cosr.templates.value.Undefined;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The filter wordwrap: each line is filled on its own, as Python's textwrap does. */
final class WordWrap {
  private static final Pattern BLANKS = Pattern.compile("([\\t\\n\\u000b\\f\\r ]+)");
  private static final Pattern HYPHENS =
      Pattern.compile(
          "([\\t\\n\\u000b\\f\\r ]+"
              + "|(?<=[\\w!\"'&.,?])-{2,}(?=\\w)"
              + "|[^\\t\\n\\u000b\\f\\r ](?:[^\\t\\n\\u000b\\f\\r ])*?"
              + "(?:-(?:(?<=[^\\d\\W]{2}-)|(?<=[^\\d\\W]-[^\\d\\W]-))(?=[^\\d\\W]-?[^\\d\\W])"
              + "|(?=[\\t\\n\\u000b\\f\\r ]|\\z)"
              + "|(?<=[\\w!\"'&.,?])(?=-{2,}\\w)))");

  private WordWrap() {}

  static Object filter(Object value, @Nullable Object[] a) {
    int width = a[0] == null ? 79 : Types.index(a[0]);
    boolean breakLong = a[1] == null || Types.truth(a[1]);
    String joint =
        a[2] == null || a[2] == PyNone.NONE
            ? "\n"
            : Plain.text(a[2], "wrapstring must be str, not ");
    boolean hyphens = a[3] == null || Types.truth(a[3]);
    Undefined.check(value);
    if (!Types.isText(value)) {
      throw TextFilters.noLines(value);
    }
    List<String> wrapped = new ArrayList<>();
    for (Object line : Text.lines(Types.text(value), false)) {
      wrapped.add(String.join(joint, wrap((String) line, width, breakLong, hyphens)));
    }
    return String.join(joint, wrapped);
  }

  private static List<String> wrap(String line, int width, boolean breakLong, boolean hyphens) {
    if (width <= 0) {
      throw PyException.value("invalid width " + width + " (must be > 0)");
    }
    Deque<String> chunks = chunks(line, hyphens);
    List<String> lines = new ArrayList<>();
    while (!chunks.isEmpty()) {
      List<String> current = new ArrayList<>();
      int length = 0;
      if (isBlank(chunks.getFirst()) && !lines.isEmpty()) {
        chunks.removeFirst();
      }
      while (!chunks.isEmpty() && length + Text.length(chunks.getFirst()) <= width) {
        length += Text.length(chunks.getFirst());
        current.add(chunks.removeFirst());
      }
      if (!chunks.isEmpty() && Text.length(chunks.getFirst()) > width) {
        breakWord(chunks, current, width - length, breakLong, hyphens);
      }
      if (!current.isEmpty() && isBlank(current.get(current.size() - 1))) {
        current.remove(current.size() - 1);
      }
      if (!current.isEmpty()) {
        lines.add(String.join("", current));
      }
    }
    return lines;
  }

  private static boolean isBlank(String chunk) {
    return Text.strip(chunk, null, true, true).isEmpty();
  }

  private static void breakWord(
      Deque<String> chunks, List<String> current, int room, boolean breakLong, boolean hyphens) {
    String chunk = chunks.getFirst();
    if (breakLong) {
      int end = room;
      if (hyphens && Text.length(chunk) > room) {
        int hyphen = Text.part(chunk, 0, room).lastIndexOf('-');
        if (hyphen > 0 && chunk.substring(0, hyphen).chars().anyMatch(c -> c != '-')) {
          end = Text.points(chunk, hyphen) + 1;
        }
      }
      chunks.removeFirst();
      current.add(Text.part(chunk, 0, end));
      chunks.addFirst(Text.part(chunk, end, Text.length(chunk)));
    } else if (current.isEmpty()) {
      current.add(chunks.removeFirst());
    }
  }

  private static Deque<String> chunks(String line, boolean hyphens) {
    Deque<String> chunks = new ArrayDeque<>();
    Matcher matcher = (hyphens ? HYPHENS : BLANKS).matcher(line);
    int from = 0;
    while (matcher.find()) {
      add(chunks, line.substring(from, matcher.start()));
      add(chunks, matcher.group());
      from = matcher.end();
    }
    add(chunks, line.substring(from));
    return chunks;
  }

  private static void add(Deque<String> chunks, String chunk) {
    if (!chunk.isEmpty()) {
      chunks.addLast(chunk);
    }
  }
}
