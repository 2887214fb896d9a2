package cosr.bench.curriculum;

import cosr.runtime.cli.Measurement;
import cosr.runtime.cli.Verb;

/** Adds {@code cosr bench curriculum}. */
public final class CurriculumMeasurement implements Measurement {
  @Override
  public Class<? extends Verb> command() {
    return CurriculumCommand.class;
  }
}
