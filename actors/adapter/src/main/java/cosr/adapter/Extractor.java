package cosr.adapter;

import cosr.protocol.Answer;

/**
 * Finds the answer of one form in an attempt. A total, deterministic function in time linear in the
 * text; safe for use by any thread.
 */
public interface Extractor {
  /** Longest text, in characters, that is read whole. */
  int LIMIT = 16 * 1024;

  /**
   * The answer as a span of the text, or a normalisation of one that the extractor declares, or the
   * code of why there is none.
   */
  Answer extract(String text);
}
