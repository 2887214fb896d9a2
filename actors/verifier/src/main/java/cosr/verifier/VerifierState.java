package cosr.verifier;

import cosr.protocol.SheetKey;
import cosr.verifier.VerifierEvent.VerdictsRecorded;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The newest verdicts, for repeats of their commands.
 *
 * @param parts of the {@link #KEPT} sheets that were written last, oldest first
 */
public record VerifierState(List<VerdictsRecorded> parts) {
  /** Sheets, by stage and index, that are kept with all their parts. */
  public static final int KEPT = 4;

  static VerifierState empty() {
    return new VerifierState(List.of());
  }

  /** The part that was written under this key, if it is still kept. */
  public Optional<VerdictsRecorded> find(SheetKey key) {
    return parts.stream().filter(part -> part.key().equals(key)).findFirst();
  }

  VerifierState with(VerdictsRecorded part) {
    List<VerdictsRecorded> all = new ArrayList<>(parts);
    all.removeIf(earlier -> earlier.key().equals(part.key()));
    all.add(part);
    Set<SheetKey> sheets = new LinkedHashSet<>();
    for (VerdictsRecorded each : all.reversed())
      if (sheets.size() < KEPT) sheets.add(each.key().part(0));
    all.removeIf(each -> !sheets.contains(each.key().part(0)));
    return new VerifierState(List.copyOf(all));
  }
}
