package cosr.runtime.node;

import cosr.config.Settings;
import cosr.persistence.Blobs;
import cosr.persistence.PromptRoleActor;
import cosr.persistence.RoleCore;
import cosr.persistence.WireModule;
import cosr.protocol.*;
import cosr.protocol.SupervisorCommand.*;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;

/** TEMPORARY until the pool is merged. */
final class VerifierHost implements RoleCore<VerifierCommand, VerifierHost.Ev, VerifierHost.St> {
  public record Ev(SheetKey key, List<GroupVerdicts> groups) {}
  public record St(List<Ev> evs) {}
  static void start(ActorSystem<?> system, ClusterSharding sharding, Settings s, Post post, Blobs blobs) {
    Node.host(sharding, Keys.VERIFIER, Role.VERIFIER, run -> PromptRoleActor.create(run, new VerifierHost(), post, blobs));
  }
  public static final class W implements WireModule {
    public List<Wire<?>> wires() { return List.of(new Wire<>("verifier.tmp", 1, Ev.class), new Wire<>("verifier.tmpstate", 1, St.class)); }
  }
  public Role role() { return Role.VERIFIER; }
  public St initial() { return new St(List.of()); }
  public Class<St> stateType() { return St.class; }
  public St apply(St s, Ev e) { List<Ev> l = new ArrayList<>(s.evs()); l.add(e); return new St(l.subList(Math.max(0, l.size() - 6), l.size())); }
  public List<Ev> decide(St s, VerifierCommand c) {
    VerifierCommand.VerifyAnswers v = (VerifierCommand.VerifyAnswers) c;
    if (s.evs().stream().anyMatch(e -> e.key().equals(v.key()))) return List.of();
    List<GroupVerdicts> out = new ArrayList<>();
    for (var q : v.questions()) {
      List<Verdict> vs = new ArrayList<>();
      for (Answer a : q.answers()) vs.add(Verdict.of(a instanceof Answer.Found f ? f.value().equals(q.check().parameters().get("expected")) ? new Outcome.Correct() : new Outcome.Incorrect("digit") : new Outcome.NoAnswer("x")));
      out.add(new GroupVerdicts(q.taskId(), vs, 0, 0));
    }
    return List.of(new Ev(v.key(), out));
  }
  public Message reply(St s, VerifierCommand c, Receipt r) {
    VerifierCommand.VerifyAnswers v = (VerifierCommand.VerifyAnswers) c;
    return new AnswersVerified(v.run(), v.key(), s.evs().stream().filter(e -> e.key().equals(v.key())).findFirst().orElseThrow().groups(), r);
  }
}
