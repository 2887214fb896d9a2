package cosr.persistence.sql;

import cosr.persistence.JournalRow;
import cosr.persistence.Sealed;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Follows the hash chain of every stream of a journal that is read from its beginning. */
final class ChainProof {
  private record End(long sequence, String hash) {}

  private static final End ORIGIN = new End(0, Sealed.ORIGIN);

  private final Map<String, End> ends = new TreeMap<>();

  /** What is wrong with the place of the next event, in words; empty where nothing is. */
  Optional<String> next(JournalRow row) {
    String stream = row.role().entity() + "|" + row.run();
    End end = ends.getOrDefault(stream, ORIGIN);
    ends.put(stream, new End(row.sequence(), row.frame().hash(row.sequence())));
    if (row.sequence() != end.sequence() + 1)
      return Optional.of(
          "after event %d of %s comes event %d"
              .formatted(end.sequence(), row.role().entity(), row.sequence()));
    if (!row.frame().previous().equals(end.hash()))
      return Optional.of(
          "event %d of %s does not follow from the event before it"
              .formatted(row.sequence(), row.role().entity()));
    return Optional.empty();
  }
}
