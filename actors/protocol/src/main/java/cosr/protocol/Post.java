package cosr.protocol;

/**
 * The way to another role, wherever it lives. Sending neither blocks nor fails; a message may be
 * lost.
 */
@FunctionalInterface
public interface Post {
  /** Sends the message to the role {@link Message#to()} of its run. */
  void send(Message message);
}
