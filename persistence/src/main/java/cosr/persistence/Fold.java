package cosr.persistence;

import cosr.protocol.Role;
import java.util.List;

/**
 * How a role's state follows from its events. Pure: no clock, random source, file, environment or
 * unordered collection is read.
 *
 * @param <E> events
 * @param <S> state: an immutable record of plain values, lists and sorted maps, since it is a
 *     snapshot as it is
 */
public interface Fold<E, S> {
  /** Whose events these are. */
  Role role();

  /** The state before the first event. */
  S initial();

  /** The type of the state, for reading snapshots. */
  Class<S> stateType();

  /** The state after one more event. */
  S apply(S state, E event);

  /** The state after all of these. */
  default S applyAll(S state, List<? extends E> events) {
    S next = state;
    for (E event : events) next = apply(next, event);
    return next;
  }

  /** Events from one snapshot to the next: fewer where they take long to read. */
  default long eventsASnapshot() {
    return 300;
  }

  /**
   * What a digest of the state is taken over: the state itself, or less where the rest follows from
   * it.
   */
  default Object digestView(S state) {
    return state;
  }
}
