package cosr.bench.sandbox;

import cosr.runtime.cli.Measurement;
import cosr.runtime.cli.Verb;

/** Makes {@code bench chaos} known. */
public final class ChaosMeasurement implements Measurement {
  @Override
  public Class<? extends Verb> command() {
    return ChaosCommand.class;
  }
}
