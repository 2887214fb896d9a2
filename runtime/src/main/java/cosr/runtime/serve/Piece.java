package cosr.runtime.serve;

import java.util.List;
import java.util.Optional;

/**
 * A further part of an answer.
 *
 * @param row number of the answer within its request
 * @param text that is certain now
 * @param tokens that came, end marks left out
 * @param count tokens that came, end marks included
 * @param finish why the answer ends with this piece: {@code stop} or {@code length}; empty: it goes
 *     on
 */
public record Piece(int row, String text, List<Token> tokens, int count, Optional<String> finish) {
  public Piece {
    tokens = List.copyOf(tokens);
  }

  /**
   * @param logProb natural logarithm, at the temperature of the draw; of a greedy answer at 1
   */
  public record Token(int id, float logProb) {}

  /** Whether there is something to show. */
  boolean shows() {
    return !text.isEmpty() || !tokens.isEmpty() || finish.isPresent();
  }
}
