package cosr.bench.proofs;

import cosr.runtime.cli.Measurement;
import cosr.runtime.cli.Verb;

/** Makes {@code bench proofs} known. */
public final class ProofsMeasurement implements Measurement {
  @Override
  public Class<? extends Verb> command() {
    return ProofsCommand.class;
  }
}
