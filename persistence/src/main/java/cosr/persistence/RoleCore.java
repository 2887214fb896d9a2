package cosr.persistence;

import cosr.protocol.Message;
import cosr.protocol.Receipt;
import java.util.List;

/**
 * The pure part of a role that decides at once: what it writes on a command, and how it answers.
 *
 * @param <C> commands
 * @param <E> events
 * @param <S> state
 */
public interface RoleCore<C extends Message, E, S> extends Fold<E, S> {
  /**
   * Whether the command was met so long ago that its answer is no longer kept; nobody waits for it,
   * so it is passed over.
   */
  default boolean isPast(S state, C command) {
    return false;
  }

  /**
   * What is to be written before the command can be answered; empty where it was answered before.
   */
  List<E> decide(S state, C command);

  /** The answer, from the state that holds its events. */
  Message reply(S state, C command, Receipt receipt);
}
