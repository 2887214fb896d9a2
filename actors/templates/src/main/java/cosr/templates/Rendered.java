package cosr.templates;

import java.util.List;

/**
 * A rendered chat.
 *
 * @param text what the model reads
 * @param generations the parts of the text within generation tags, which are the model's own
 */
public record Rendered(String text, List<Span> generations) {
  /** From and to, in chars of the text. */
  public record Span(int from, int to) {}
}
