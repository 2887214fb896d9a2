package cosr.bench.size;

import cosr.runtime.cli.Measurement;
import cosr.runtime.cli.Verb;

/** Makes {@code bench size} known. */
public final class SizeMeasurement implements Measurement {
  @Override
  public Class<? extends Verb> command() {
    return SizeCommand.class;
  }
}
