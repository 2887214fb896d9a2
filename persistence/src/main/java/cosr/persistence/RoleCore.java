package cosr.persistence;

import cosr.protocol.Message;
import cosr.protocol.Receipt;
import cosr.protocol.Role;
import java.util.List;

/**
 * The pure part of a role: what it decides and how its state follows from its events. No method
 * reads a clock, a random source, a file, the environment or an unordered collection.
 *
 * @param <C> commands
 * @param <E> events
 * @param <S> state: an immutable record of plain values, lists and sorted maps, since it is a
 *     snapshot as it is
 */
public interface RoleCore<C extends Message, E, S> {
  /** Whose core this is. */
  Role role();

  /** The state before the first event. */
  S initial();

  /** The type of the state, for reading snapshots. */
  Class<S> stateType();

  /** The state after one more event. */
  S apply(S state, E event);

  /** What is to be written before the command can be answered; empty where it was answered before. */
  List<E> decide(S state, C command);

  /** The answer, from the state that holds its events. */
  Message reply(S state, C command, Receipt receipt);

  /** What a digest of the state is taken over: the state itself, or less where the rest follows from it. */
  default Object digestView(S state) {
    return state;
  }
}
