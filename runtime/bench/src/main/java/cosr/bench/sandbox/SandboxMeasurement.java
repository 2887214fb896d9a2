package cosr.bench.sandbox;

import cosr.runtime.cli.Measurement;
import cosr.runtime.cli.Verb;

/** Makes {@code bench sandbox} known. */
public final class SandboxMeasurement implements Measurement {
  @Override
  public Class<? extends Verb> command() {
    return SandboxCommand.class;
  }
}
