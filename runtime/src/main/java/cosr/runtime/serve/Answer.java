package cosr.runtime.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All pieces of one answer, put together. For one thread. */
final class Answer {
  private final StringBuilder text = new StringBuilder();
  private final List<Piece.Token> tokens = new ArrayList<>();
  private int count;
  private String finish = "";

  void add(Piece piece) {
    text.append(piece.text());
    tokens.addAll(piece.tokens());
    count += piece.count();
    piece.finish().ifPresent(why -> finish = why);
  }

  /** As one piece. */
  Piece whole(int row) {
    return new Piece(row, text.toString(), tokens, count, Optional.of(finish));
  }

  int count() {
    return count;
  }
}
