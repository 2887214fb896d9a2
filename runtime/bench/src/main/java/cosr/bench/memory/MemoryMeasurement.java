package cosr.bench.memory;

import cosr.runtime.cli.Measurement;
import cosr.runtime.cli.Verb;

/** Makes {@code bench memory} known. */
public final class MemoryMeasurement implements Measurement {
  @Override
  public Class<? extends Verb> command() {
    return MemoryCommand.class;
  }
}
