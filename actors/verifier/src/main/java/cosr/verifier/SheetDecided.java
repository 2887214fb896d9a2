package cosr.verifier;

import cosr.protocol.PoolUse;
import cosr.protocol.SheetKey;
import cosr.protocol.VerifierCommand;
import cosr.verifier.VerifierEvent.VerdictsRecorded;

/**
 * The {@link JobBoard} has the last verdict of a sheet: the event can be written.
 *
 * @param use how the worker pool got there; not in the event
 */
public record SheetDecided(String run, VerdictsRecorded verdicts, PoolUse use)
    implements VerifierCommand.Internal {
  /** The sheet's key. */
  public SheetKey key() {
    return verdicts.key();
  }
}
