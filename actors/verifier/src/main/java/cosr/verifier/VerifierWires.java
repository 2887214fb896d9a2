package cosr.verifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import cosr.persistence.Upcaster;
import cosr.persistence.WireModule;
import cosr.protocol.VerifierCommand;
import java.util.List;

/** Names of the Verifier's records on the wire. */
public final class VerifierWires implements WireModule {
  @Override
  public List<Wire<?>> wires() {
    return List.of(
        new Wire<>("verifier.verdicts-recorded", 1, VerifierEvent.VerdictsRecorded.class),
        new Wire<>("verifier.state", 1, VerifierState.class),
        new Wire<>("verifier.job", 3, VerifierCommand.Job.class));
  }

  @Override
  public List<Upcaster> upcasters() {
    return List.of(
        new Upcaster("verifier.job", 1, VerifierWires::numbered),
        new Upcaster("verifier.job", 2, job -> job.put("again", false)));
  }

  /** The answers of version 1 have no numbers, and no check of its time looks at them. */
  private static ObjectNode numbered(ObjectNode job) {
    var samples = job.putArray("samples");
    for (int i = 0; i < job.path("answers").size(); i++) samples.add(i);
    return job;
  }
}
