package cosr.bench.round;

import cosr.runtime.cli.Measurement;
import cosr.runtime.cli.Verb;

/** Makes {@code cosr bench round} known. */
public final class RoundMeasurement implements Measurement {
  @Override
  public Class<? extends Verb> command() {
    return RoundBench.class;
  }
}
