package cosr.runtime.serve;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Hears of the answers to a request that isn't streamed. */
final class Whole implements Job.Listener {
  private final List<Answer> answers;
  private final CompletableFuture<List<Answer>> all = new CompletableFuture<>();

  Whole(Ask ask) {
    this.answers = Stream.generate(Answer::new).limit(ask.rows()).toList();
  }

  /** All answers to come; fails with an {@link ApiError}. */
  CompletableFuture<List<Answer>> answers() {
    return all;
  }

  @Override
  public boolean piece(Piece piece) {
    answers.get(piece.row()).add(piece);
    return true;
  }

  @Override
  public void done() {
    all.complete(answers);
  }

  @Override
  public void failed(ApiError error) {
    all.completeExceptionally(error);
  }
}
