package cosr.persistence;

import cosr.protocol.Message;
import cosr.protocol.Post;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.javadsl.Effect;

/** The actor of a role that decides at once: command, events, reply. */
public final class PromptRoleActor<C extends Message, E, S> extends RoleActor<C, E, S> {
  private final RoleCore<C, E, S> decisions;

  private PromptRoleActor(
      ActorContext<C> context, String run, RoleCore<C, E, S> core, Post post, Blobs blobs) {
    super(context, run, core, post, blobs);
    this.decisions = core;
  }

  public static <C extends Message, E, S> Behavior<C> create(
      String run, RoleCore<C, E, S> core, Post post, Blobs blobs) {
    return Behaviors.setup(context -> new PromptRoleActor<>(context, run, core, post, blobs));
  }

  @Override
  protected Effect<Sealed<E>, Journaled<S>> handle(Journaled<S> at, C command) {
    if (decisions.isPast(at.state(), command)) return Effect().none();
    long started = System.nanoTime();
    List<E> events = decisions.decide(at.state(), command);
    if (events.isEmpty()) {
      return after(same -> post.send(decisions.reply(same.state(), command, receipt(same, 0, 0))));
    }
    return persist(
        at,
        events,
        started,
        (after, receipt) -> post.send(decisions.reply(after.state(), command, receipt)));
  }
}
