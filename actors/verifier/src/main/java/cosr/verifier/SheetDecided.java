package cosr.verifier;

import cosr.protocol.SheetKey;
import cosr.protocol.VerifierCommand;
import cosr.verifier.VerifierEvent.VerdictsRecorded;

/** The {@link JobBoard} has the last verdict of a sheet: the event can be written. */
public record SheetDecided(String run, VerdictsRecorded verdicts)
    implements VerifierCommand.Internal {
  /** The sheet's key. */
  public SheetKey key() {
    return verdicts.key();
  }
}
