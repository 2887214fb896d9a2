package cosr.runtime.node;

import cosr.config.Deployment;
import cosr.config.UserError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.JoinSeedNodes;

/**
 * A node among the others: how it joins them, whom it sees, and why it is none of them any more.
 */
final class Membership {
  private final ActorSystem<?> system;
  private final Cluster cluster;
  private final List<String> seeds;

  private Membership(ActorSystem<?> system, List<String> seeds) {
    this.system = system;
    this.cluster = Cluster.get(system);
    this.seeds = seeds;
  }

  /** Joins the nodes that are named, and alone begins a cluster. */
  static Membership join(ActorSystem<?> system, Deployment.Node node) {
    Membership made = new Membership(system, node.seeds());
    if (node.seeds().isEmpty()) {
      made.cluster.manager().tell(Join.create(made.cluster.selfMember().address()));
      return made;
    }
    List<Address> addresses = new ArrayList<>();
    for (String seed : node.seeds()) {
      int colon = seed.lastIndexOf(':');
      int port = Integer.parseInt(seed.substring(colon + 1));
      addresses.add(Address.apply("pekko", system.name(), seed.substring(0, colon), port));
    }
    made.cluster.manager().tell(new JoinSeedNodes(addresses));
    return made;
  }

  /** Whether the others took it in. */
  boolean isUp() {
    return cluster.selfMember().status().equals(MemberStatus.up());
  }

  /** {@code host:port} of this node. */
  String address() {
    Address own = cluster.selfMember().address();
    return own.getHost().orElse("") + ":" + own.getPort().orElse(0);
  }

  /** Roles that no node in reach hosts at this moment, in the order of the rounds. */
  List<String> missingRoles() {
    Set<String> here = new HashSet<>();
    Set<Member> lost = cluster.state().getUnreachable();
    for (Member m : cluster.state().getMembers())
      if (m.status().equals(MemberStatus.up()) && !lost.contains(m)) here.addAll(m.getRoles());
    return Deployment.ROLES.stream().filter(role -> !here.contains(role)).toList();
  }

  /** What to say of a node whose actors have stopped by themselves. */
  UserError ended(RunFolder folder) {
    CoordinatedShutdown.Reason reason =
        CoordinatedShutdown.get(system)
            .getShutdownReason()
            .orElse(CoordinatedShutdown.unknownReason());
    String where = seeds.isEmpty() ? "there" : "at " + String.join(", ", seeds);
    String said;
    if (reason.equals(CoordinatedShutdown.clusterJoinUnsuccessfulReason()))
      said =
          "no node of run %s answers %s: start the one with the Supervisor first, or name it with --join"
              .formatted(folder.name(), where);
    else if (reason.equals(CoordinatedShutdown.incompatibleConfigurationDetectedReason()))
      said =
          "the node %s works on another run, or on run %s with other settings or by other rules: name another with --join, or start both from the same COSR"
              .formatted(where, folder.name());
    else if (reason.equals(CoordinatedShutdown.clusterDowningReason()))
      said =
          "this node no longer reached the one with the Supervisor: see that it is up, if need be with ./cosr resume %s, then start this one again"
              .formatted(folder.words());
    else said = "the node stopped by itself; details in " + folder.log();
    return new UserError(said);
  }
}
