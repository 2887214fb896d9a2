package cosr.runtime.serve;

import cosr.student.engine.GenerateBatch;
import cosr.student.engine.OpenBatch;
import cosr.student.engine.TensorEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The answers that are being made, and the engine's batch of them. For the engine's thread. */
final class Batch {
  /** Tokens that each answer gets before others may join, where somebody reads them at once. */
  private static final int STREAMED = 4;

  /** The same where nobody does. */
  private static final int UNSEEN = 16;

  /** Tokens of prompts, padding included, that enter together at most, but for a single one. */
  private static final int ENTERING = 8192;

  private final TensorEngine engine;
  private final Map<Integer, Growing> rows = new TreeMap<>();
  private Optional<OpenBatch> open = Optional.empty();

  Batch(TensorEngine engine) {
    this.engine = engine;
  }

  int size() {
    return rows.size();
  }

  /** Answers begin. */
  void enter(List<Growing> more) {
    List<Growing> some = new ArrayList<>();
    int width = 0;
    for (Growing row : more) {
      width = Math.max(width, row.width());
      if (!some.isEmpty() && (some.size() + 1L) * width > ENTERING) {
        together(some);
        some = new ArrayList<>();
        width = row.width();
      }
      some.add(row);
    }
    if (!some.isEmpty()) together(some);
  }

  private void together(List<Growing> some) {
    List<GenerateBatch.Row> asked = some.stream().map(Growing::asked).toList();
    List<Integer> numbers = batch().enter(new GenerateBatch(asked, 1, false));
    for (int i = 0; i < some.size(); i++) rows.put(numbers.get(i), some.get(i));
  }

  private OpenBatch batch() {
    if (open.isEmpty()) open = Optional.of(engine.open());
    return open.get();
  }

  /** Some more tokens for each answer; those that wait for them hear of it. */
  void advance() {
    if (rows.isEmpty()) return;
    boolean streamed = rows.values().stream().anyMatch(row -> row.job().ask().stream());
    List<Integer> ended = new ArrayList<>();
    for (OpenBatch.Piece made : batch().advance(streamed ? STREAMED : UNSEEN, 1)) {
      Growing row = Objects.requireNonNull(rows.get(made.row()));
      Piece piece = row.take(made);
      row.job().piece(piece);
      if (piece.finish().isPresent()) ended.add(made.row());
    }
    batch().leave(ended);
    ended.forEach(rows::remove);
  }

  /** Answers that nobody waits for end. */
  void letGo() {
    List<Integer> gone = new ArrayList<>();
    rows.forEach(
        (number, row) -> {
          if (row.job().left()) gone.add(number);
        });
    if (gone.isEmpty()) return;
    batch().leave(gone);
    gone.forEach(rows::remove);
  }

  /** All of them end, and the engine's batch with them. */
  void fail(ApiError why) {
    rows.values().forEach(row -> row.job().fail(why));
    rows.clear();
    open.ifPresent(OpenBatch::close);
    open = Optional.empty();
  }
}
