package cosr.persistence;

import java.util.List;
import java.util.function.Consumer;

/** Follows a journal: hands over each event once, in the order of the commits. Not thread-safe. */
public final class Tail {
  private static final int PAGE = 500;

  private final JournalReader reader;
  private long ordering;

  public Tail(JournalReader reader) {
    this.reader = reader;
  }

  /** All that was committed since the last call; returns how many events that were. */
  public int poll(Consumer<JournalRow> sink) {
    int seen = 0;
    while (true) {
      List<JournalRow> rows = reader.after(ordering, PAGE);
      for (JournalRow row : rows) {
        ordering = row.ordering();
        sink.accept(row);
      }
      seen += rows.size();
      if (rows.size() < PAGE) return seen;
    }
  }
}
