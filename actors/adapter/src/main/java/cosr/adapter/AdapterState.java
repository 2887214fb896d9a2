package cosr.adapter;

import cosr.adapter.AdapterEvent.AnswersExtracted;
import cosr.protocol.SheetKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The newest answers, for repeats of their commands.
 *
 * @param parts of the {@link #KEPT} sheets that were written last, oldest first
 */
public record AdapterState(List<AnswersExtracted> parts) {
  /** Sheets, by stage and index, that are kept with all their parts. */
  public static final int KEPT = 4;

  static AdapterState empty() {
    return new AdapterState(List.of());
  }

  /** The part that was written under this key, if it is still kept. */
  public Optional<AnswersExtracted> find(SheetKey key) {
    return parts.stream().filter(part -> part.key().equals(key)).findFirst();
  }

  AdapterState with(AnswersExtracted part) {
    List<AnswersExtracted> all = new ArrayList<>(parts);
    all.removeIf(earlier -> earlier.key().equals(part.key()));
    all.add(part);
    Set<SheetKey> sheets = new LinkedHashSet<>();
    for (AnswersExtracted each : all.reversed())
      if (sheets.size() < KEPT) sheets.add(each.key().part(0));
    all.removeIf(each -> !sheets.contains(each.key().part(0)));
    return new AdapterState(List.copyOf(all));
  }
}
