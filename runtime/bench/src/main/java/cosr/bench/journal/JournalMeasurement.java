package cosr.bench.journal;

import cosr.runtime.cli.Measurement;
import cosr.runtime.cli.Verb;

/** Makes {@code bench journal} known. */
public final class JournalMeasurement implements Measurement {
  @Override
  public Class<? extends Verb> command() {
    return JournalCommand.class;
  }
}
