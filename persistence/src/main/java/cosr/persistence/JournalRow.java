package cosr.persistence;

import cosr.protocol.Role;
import java.util.function.Supplier;

/**
 * One event as the journal holds it.
 *
 * @param ordering position among all events of the journal, in the order of their commits
 * @param timestampMillis when it was written, since 1970
 * @param content reads the event out of the frame, once, when it is first asked for: most readers
 *     look at few of the big ones
 */
public record JournalRow(
    long ordering,
    Role role,
    String run,
    long sequence,
    long timestampMillis,
    Frame frame,
    Supplier<Object> content) {
  /** The event; what cannot be read is an error that names its place. */
  public Object event() {
    return content.get();
  }

  /** Logical name of the event, without version. */
  public String name() {
    return frame.manifest().substring(0, Math.max(0, frame.manifest().lastIndexOf(':')));
  }
}
