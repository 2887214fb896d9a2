package cosr.runtime.node;

import cosr.config.Settings;
import cosr.persistence.Blobs;
import cosr.protocol.Post;
import cosr.protocol.Role;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.Checks;
import cosr.verifier.isolated.IsolatedChecks;
import cosr.verifier.pool.OwnedSandboxes;
import cosr.verifier.pool.VerifierActor;
import cosr.verifier.pool.VerifierWorker;
import java.util.function.IntConsumer;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/** The Verifier of the runs, and the one worker of a node with this role. */
final class VerifierHost {
  private VerifierHost() {}

  static void start(
      ActorSystem<?> system,
      ClusterSharding sharding,
      Settings settings,
      Post post,
      Blobs blobs,
      boolean worker,
      IntConsumer queue) {
    Node.host(
        sharding,
        Keys.VERIFIER,
        Role.VERIFIER,
        run -> VerifierActor.create(run, settings, post, blobs, queue));
    if (!worker) return;
    Sandboxes sandboxes = IsolatedChecks.sandboxes(settings.verification());
    system.systemActorOf(
        VerifierWorker.create(
            Checks.installed(IsolatedChecks.of(sandboxes)),
            settings.verification(),
            post,
            new OwnedSandboxes(sandboxes)),
        "verifier-worker",
        Props.empty());
  }
}
