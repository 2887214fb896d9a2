package cosr.verifier;

import cosr.persistence.NewestParts;
import cosr.protocol.SheetKey;
import cosr.verifier.VerifierEvent.VerdictsRecorded;
import java.util.List;
import java.util.Optional;

/**
 * The newest verdicts, for repeats of their commands.
 *
 * @param parts as {@link NewestParts} keeps them
 */
public record VerifierState(List<VerdictsRecorded> parts) {
  static VerifierState empty() {
    return new VerifierState(List.of());
  }

  /** The part that was written under this key, if it is still kept. */
  public Optional<VerdictsRecorded> find(SheetKey key) {
    return NewestParts.find(parts, key);
  }

  /** Whether the sheet is older than those of its stage that are kept: nobody waits for it. */
  public boolean isPast(SheetKey key) {
    return NewestParts.isPast(parts, key);
  }

  VerifierState with(VerdictsRecorded part) {
    return new VerifierState(NewestParts.with(parts, part));
  }
}
