package cosr.bench.size;

import cosr.runtime.cli.Measurement;
import cosr.runtime.cli.Verb;

/** Makes {@code bench footprint} known. */
public final class FootprintMeasurement implements Measurement {
  @Override
  public Class<? extends Verb> command() {
    return FootprintCommand.class;
  }
}
