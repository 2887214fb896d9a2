package cosr.verifier;

import cosr.persistence.NewestParts;
import cosr.protocol.SheetKey;
import cosr.protocol.SupervisorCommand.GroupVerdicts;
import java.util.List;

/** What the Verifier writes. */
public sealed interface VerifierEvent {
  /**
   * Every answer of one part of a sheet was decided; written once, when the last verdict is in.
   *
   * @param packed verdicts in the order of the questions
   */
  record VerdictsRecorded(SheetKey key, PackedVerdicts packed)
      implements VerifierEvent, NewestParts.Part {
    /** The event of these verdicts. */
    public static VerdictsRecorded of(SheetKey key, List<GroupVerdicts> groups) {
      return new VerdictsRecorded(key, PackedVerdicts.of(groups));
    }
  }
}
