package cosr.student.actor;

import cosr.student.core.Sampled;
import cosr.student.engine.Generation;
import cosr.student.tokenizer.StopStrings;
import cosr.student.wording.Wording;
import java.util.Arrays;
import java.util.Optional;

/** Finds where an answer that grows ends: at an end mark, or where a text that ends it is whole. */
final class AnswerEnd {
  private static final float[] NONE = {};

  private final Wording wording;
  private final Optional<StopStrings.Watch> watch;
  private int tokens;
  private boolean finished;

  AnswerEnd(Wording wording) {
    this.wording = wording;
    this.watch = wording.watch();
  }

  /** Adds tokens; those after the end count for nothing. */
  void push(int[] ids) {
    for (int t = 0; t < ids.length && !finished; t++) {
      int id = ids[t];
      tokens++;
      finished = wording.ends(id) || watch.flatMap(w -> w.push(id)).isPresent();
    }
  }

  /** Tokens up to the end, or so far. */
  int tokens() {
    return tokens;
  }

  /** Whether the Student ended it. */
  boolean finished() {
    return finished;
  }

  /**
   * The answer.
   *
   * @param longest tokens that it may have
   */
  Sampled cut(Generation.Row row, int longest, boolean withLogProbs) {
    int length = Math.min(tokens, longest);
    return new Sampled(
        Arrays.copyOf(row.ids(), length),
        withLogProbs ? Arrays.copyOf(row.logProbs(), length) : NONE,
        finished && length == tokens);
  }
}
