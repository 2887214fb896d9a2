package cosr.bench.student;

import cosr.runtime.cli.Measurement;
import cosr.runtime.cli.Verb;

/** Makes {@code cosr bench student} known. */
public final class StudentMeasurement implements Measurement {
  @Override
  public Class<? extends Verb> command() {
    return StudentBench.class;
  }
}
