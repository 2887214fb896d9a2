package cosr.persistence;

import java.util.List;

/** Reads a journal from outside its actors. Not thread-safe; close it. */
public interface JournalReader extends AutoCloseable {
  /**
   * Events in the order of their commits.
   *
   * @param ordering only events after this one
   * @param limit how many at most
   */
  List<JournalRow> after(long ordering, int limit);

  @Override
  void close();
}
