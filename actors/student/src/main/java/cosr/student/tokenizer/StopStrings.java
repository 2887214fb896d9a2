package cosr.student.tokenizer;

import java.util.List;
import java.util.Optional;

/**
 * Texts that end an answer. It ends with the first token after which its decoding has one of them,
 * and its text is what comes before the one that begins first: so it doesn't matter in which pieces
 * the tokens come, or that a stop lies across tokens or ends inside one.
 *
 * @param stops none of them empty; may be none
 */
public record StopStrings(List<String> stops) {
  public StopStrings {
    stops = List.copyOf(stops);
    if (stops.contains("")) throw new IllegalArgumentException("a stop string is empty");
  }

  /**
   * Where an answer ends.
   *
   * @param tokens of the answer, the one that brought the stop included
   * @param text of the answer, without the stop
   * @param stop the one that was found
   */
  public record Cut(int tokens, String text, String stop) {}

  /** Watches an answer that grows; the stream is at its beginning, and is used by nobody else. */
  public Watch watch(TextStream stream) {
    return new Watch(this, stream);
  }

  /** Where a list of ids ends; empty if no stop is in it. */
  public Optional<Cut> cut(TextTokenizer tokenizer, int[] ids, boolean skipSpecial) {
    Watch watch = watch(tokenizer.stream(skipSpecial));
    for (int id : ids) {
      Optional<Cut> cut = watch.push(id);
      if (cut.isPresent()) return cut;
    }
    return Optional.empty();
  }

  private int longest() {
    return stops.stream().mapToInt(String::length).max().orElse(0);
  }

  /** One growing answer. For one thread. */
  public static final class Watch {
    private final StopStrings rules;
    private final TextStream stream;
    private final int overlap;
    private final StringBuilder certain = new StringBuilder();
    private int tokens;
    private int released;
    private Optional<Cut> cut = Optional.empty();

    private Watch(StopStrings rules, TextStream stream) {
      this.rules = rules;
      this.stream = stream;
      this.overlap = Math.max(0, rules.longest() - 1);
    }

    /** Adds an id; where the answer ends, as soon as it does. After that nothing is added. */
    public Optional<Cut> push(int id) {
      if (cut.isPresent()) return cut;
      int from = Math.max(0, certain.length() - overlap);
      certain.append(stream.push(id));
      tokens++;
      if (rules.stops().isEmpty()) return cut;
      String seen = certain.substring(from) + stream.held();
      int first = Integer.MAX_VALUE;
      String found = "";
      for (String stop : rules.stops()) {
        int at = seen.indexOf(stop);
        if (at < 0 || at >= first) continue;
        first = at;
        found = stop;
      }
      if (!found.isEmpty()) {
        String text = certain.substring(0, from) + seen.substring(0, first);
        cut = Optional.of(new Cut(tokens, text, found));
      }
      return cut;
    }

    /** The further text that can be shown now: it changes no more, and no stop begins in it. */
    public String release() {
      int end = cut.isPresent() ? cut.get().text().length() : certain.length() - open();
      return releaseTo(cut.isPresent() ? cut.get().text() : certain.toString(), end);
    }

    /** The rest of the text, when no id follows. */
    public String finish() {
      String all = text();
      return releaseTo(all, all.length());
    }

    /** The whole text so far, without the stop. */
    public String text() {
      return cut.isPresent() ? cut.get().text() : certain + stream.held();
    }

    /** Ids pushed, up to the one that brought a stop. */
    public int tokens() {
      return tokens;
    }

    private String releaseTo(String text, int end) {
      if (end <= released) return "";
      String more = text.substring(released, end);
      released = end;
      return more;
    }

    /** Characters at the end with which a stop may begin. */
    private int open() {
      for (int length = Math.min(overlap, certain.length()); length > 0; length--) {
        String tail = certain.substring(certain.length() - length);
        for (String stop : rules.stops())
          if (stop.length() > length && stop.startsWith(tail)) return length;
      }
      return 0;
    }
  }
}
