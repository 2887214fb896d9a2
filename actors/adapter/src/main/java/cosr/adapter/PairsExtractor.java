package cosr.adapter;

import cosr.protocol.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of an input and an output, both literals of Python. They are looked for in the last of the
 * {@link Fences}, else in the whole attempt from its {@link Window} on, as the last list of tuples
 * of two, or the last lines {@code f(1, 2) -> 3} or {@code 1, 2 => 3} one after the other; of both
 * the one that ends last. A block holds nothing else.
 *
 * <p>Declared normalisation: a line {@code ARGUMENTS -> OUTPUT} each, with the arguments as they
 * stand between the brackets of a call. In a list a tuple in the place of the input is the
 * arguments, anything else the only one. White space outside of strings becomes one blank; marks of
 * a list item, backticks around a line, and a comma or full stop behind it are left out.
 */
final class PairsExtractor implements Extractor {
  private static final int MOST = 256;

  /** Lists that are tried, from the last one on. */
  private static final int LISTS = 64;

  private static final Pattern MARKS = Pattern.compile("(?:[-*+•]\\s++|\\d{1,3}[.)]\\s++)?+`?+");
  private static final Pattern CALL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,40}+\\(");
  private static final Pattern ARROW = Pattern.compile("[ \\t]*+(?:->|=>|→|⇒)[ \\t]*+");

  private record Found(List<String> pairs, Span span) {}

  @Override
  public Answer extract(String text) {
    if (text.isBlank()) return new Answer.None("empty");
    Fences.Block block = Fences.last(text);
    Span where = block == null ? new Span(Window.start(text), text.length()) : block.content();
    Span body = where.stripped(text);
    if (body.isEmpty()) return new Answer.None("empty");
    if (body.end() - body.start() > LIMIT) return new Answer.None("too-long");
    Found list = list(text, body);
    Found lines = lines(text, body);
    Found last = list;
    if (last == null || (lines != null && lines.span().end() > last.span().end())) last = lines;
    if (last == null || (block != null && !last.span().equals(body)))
      return new Answer.None("not-pairs");
    if (last.pairs().isEmpty()) return new Answer.None("empty");
    if (last.pairs().size() > MOST) return new Answer.None("too-long");
    Span span = last.span();
    return new Answer.Found(String.join("\n", last.pairs()), span.start(), span.end());
  }

  /** The last list of tuples of two, or null. */
  private static @Nullable Found list(String text, Span body) {
    int start = text.lastIndexOf('[', body.end() - 1);
    for (int i = 0; i < LISTS && start >= body.start(); i++) {
      int end = Literals.end(text, start, body.end());
      List<String> pairs = end < 0 ? null : tuples(text, new Span(start, end));
      boolean whole = start == body.start() && end == body.end();
      if (pairs != null && (whole || !pairs.isEmpty()))
        return new Found(pairs, new Span(start, end));
      start = text.lastIndexOf('[', start - 1);
    }
    return null;
  }

  private static @Nullable List<String> tuples(String text, Span list) {
    List<String> out = new ArrayList<>();
    for (Span item : Literals.items(text, list)) {
      if (text.charAt(item.start()) != '(') return null;
      List<Span> pair = Literals.items(text, item);
      if (pair.size() != 2) return null;
      out.add(arguments(text, pair.get(0)) + " -> " + Literals.compact(pair.get(1).in(text)));
    }
    return out;
  }

  /** The members of a tuple; any other literal as it is. */
  private static String arguments(String text, Span input) {
    boolean tuple =
        text.charAt(input.start()) == '('
            && (Literals.items(text, input).size() != 1
                || Literals.compact(input.in(text)).endsWith(",)"));
    if (!tuple) return Literals.compact(input.in(text));
    return String.join(
        ", ",
        Literals.items(text, input).stream().map(span -> Literals.compact(span.in(text))).toList());
  }

  /** The last lines one after the other that are pairs, or null. */
  private static @Nullable Found lines(String text, Span body) {
    List<String> pairs = new ArrayList<>();
    int from = -1;
    int to = -1;
    boolean ended = false;
    for (int at = body.start(); at < body.end(); ) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 || newline > body.end() ? body.end() : newline;
      Span line = new Span(at, end).stripped(text);
      String pair = line.isEmpty() ? null : pair(text, line);
      if (pair != null) {
        if (ended || from < 0) {
          pairs.clear();
          from = line.start();
        }
        ended = false;
        pairs.add(pair);
        to = line.end();
      } else if (!line.isEmpty()) {
        ended = true;
      }
      at = end + 1;
    }
    return from < 0 ? null : new Found(pairs, new Span(from, to));
  }

  private static @Nullable String pair(String text, Span line) {
    Matcher marks = MARKS.matcher(text).region(line.start(), line.end());
    int at = marks.lookingAt() ? marks.end() : line.start();
    boolean quoted = at > line.start() && text.charAt(at - 1) == '`';
    Matcher call = CALL.matcher(text).region(at, line.end());
    boolean called = call.lookingAt();
    int from = called ? call.end() : at;
    int end = Literals.sequenceEnd(text, from, line.end());
    if (end < 0) return null;
    String arguments = Literals.compact(text.substring(from, end));
    if (called) {
      if (end == line.end() || text.charAt(end) != ')') return null;
      end++;
    } else if (arguments.isEmpty()) {
      return null;
    }
    Matcher arrow = ARROW.matcher(text).region(end, line.end());
    if (!arrow.lookingAt()) return null;
    int output = Literals.sequenceEnd(text, arrow.end(), line.end());
    if (output <= arrow.end()) return null;
    String said = Literals.compact(text.substring(arrow.end(), output));
    String rest = text.substring(output, line.end());
    if (said.endsWith(",") || !rest.matches(quoted ? "`[.,;]?" : "[.;]?")) return null;
    // A value without brackets and a comma in it is a tuple.
    return arguments + " -> " + said;
  }
}
