package cosr.runtime.node;

import cosr.protocol.Message;
import cosr.protocol.Post;
import java.time.Duration;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * The cluster singleton that wakes the Supervisor of an unfinished run, wherever it was moved to.
 */
final class Waker {
  private Waker() {}

  enum Tick implements NoSerializationVerificationNeeded {
    TICK
  }

  /** Says start again and again; a Supervisor that is awake does not listen. */
  static Behavior<Tick> create(Post post, Message start) {
    return Behaviors.withTimers(
        timers -> {
          post.send(start);
          timers.startTimerWithFixedDelay(Tick.TICK, Duration.ofSeconds(2));
          return Behaviors.receiveMessage(
              tick -> {
                post.send(start);
                return Behaviors.same();
              });
        });
  }
}
