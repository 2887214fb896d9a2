package cosr.bench.gpu;

import cosr.runtime.cli.Measurement;
import cosr.runtime.cli.Verb;

/** Makes {@code bench gpu} known. */
public final class GpuMeasurement implements Measurement {
  @Override
  public Class<? extends Verb> command() {
    return GpuCommand.class;
  }
}
