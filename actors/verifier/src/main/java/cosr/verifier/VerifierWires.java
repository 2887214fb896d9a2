package cosr.verifier;

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
        new Wire<>("verifier.job", 1, VerifierCommand.Job.class));
  }
}
