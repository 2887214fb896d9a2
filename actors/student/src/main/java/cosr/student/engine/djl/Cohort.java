package cosr.student.engine.djl;

import ai.djl.ndarray.NDArray;
import cosr.student.engine.Choice;
import cosr.student.engine.GenerateBatch;
import java.util.ArrayList;
import java.util.List;

/** Rows of an open batch that share a cache; {@code open.ts.py} says how. */
final class Cohort {
  /** In the order of the cache's rows. */
  final List<Running> rows = new ArrayList<>();

  /** Keys of each layer, then values. */
  List<NDArray> cache;

  NDArray mask;

  /** Slots that are filled. */
  int used;

  /** Slots there are. */
  int room;

  /** Rows that the cache has memory for. */
  int held;

  Cohort(List<NDArray> cache, NDArray mask, int used, int room) {
    this.cache = cache;
    this.mask = mask;
    this.used = used;
    this.room = room;
  }

  /** Slots that the rows may come to need for new tokens. */
  int left() {
    return rows.stream().mapToInt(Running::left).max().orElse(1);
  }

  void close() {
    cache.forEach(NDArray::close);
    mask.close();
  }

  /** One row. */
  static final class Running {
    final int number;
    final GenerateBatch.Row row;
    final Choice choice;

    /** Where its hidden state is among those that the batch holds. */
    int state;

    /** New tokens it has. */
    int tokens;

    boolean done;

    Running(int number, GenerateBatch.Row row, Choice choice, int state) {
      this.number = number;
      this.row = row;
      this.choice = choice;
      this.state = state;
    }

    /** Tokens that it may have yet; a row that is done needs none, but goes on with the others. */
    int left() {
      return Math.max(1, row.maxNew() - tokens);
    }
  }
}
