package cosr.adapter;

import cosr.protocol.Answer;
import cosr.protocol.Lined;

/**
 * The whole attempt without the white space around it. A text over the limit has no answer, as a
 * part of it would be another answer. Declared normalisation: {@link Lined} characters are written
 * in plain ones.
 */
final class TextExtractor implements Extractor {
  @Override
  public Answer extract(String text) {
    if (text.length() > LIMIT) return new Answer.None("too-long");
    Span whole = Span.of(text).stripped(text);
    if (whole.isEmpty()) return new Answer.None("empty");
    String written = Lined.written(text.substring(whole.start(), whole.end()));
    return new Answer.Found(written, whole.start(), whole.end());
  }
}
