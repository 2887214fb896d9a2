package cosr.adapter;

import cosr.protocol.Answer;

/**
 * The whole attempt without the white space around it. A text over the limit has no answer, as a
 * part of it would be another answer.
 */
final class TextExtractor implements Extractor {
  @Override
  public Answer extract(String text) {
    if (text.length() > LIMIT) return new Answer.None("too-long");
    Span whole = Span.of(text).stripped(text);
    return whole.isEmpty() ? new Answer.None("empty") : whole.found(text);
  }
}
