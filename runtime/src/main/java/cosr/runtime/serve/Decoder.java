package cosr.runtime.serve;

import cosr.student.engine.Generation;
import java.util.List;

/** What makes tokens. One thread calls it, with the rows that are being answered at the moment. */
interface Decoder {
  /**
   * Some more tokens for each row, at least one and no more than it still takes.
   *
   * @return in the order of the rows
   */
  List<Generation.Row> more(List<Row> rows);

  /** An answer that grows. */
  interface Row {
    /** The prompt and all tokens so far. */
    int[] tokens();

    /** Number of these. */
    int length();

    /** Tokens after the prompt so far. */
    int answered();

    Sampling sampling();

    /** Tokens that it still takes, at least one. */
    int left();

    /** The uniforms of its next tokens; each is drawn once, in order. */
    float[] uniforms(int count);
  }
}
