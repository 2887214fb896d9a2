package cosr.persistence;

import cosr.protocol.Role;

/**
 * One event as the journal holds it.
 *
 * @param ordering position among all events of the journal, in the order of their commits
 * @param timestampMillis when it was written, since 1970
 */
public record JournalRow(
    long ordering,
    Role role,
    String run,
    long sequence,
    long timestampMillis,
    Sealed<Object> sealed) {
  /** The event. */
  public Object event() {
    return sealed.event();
  }
}
