package cosr.adapter;

import cosr.adapter.AdapterEvent.AnswersExtracted;
import cosr.persistence.NewestParts;
import cosr.protocol.SheetKey;
import java.util.List;
import java.util.Optional;

/**
 * The newest answers, for repeats of their commands.
 *
 * @param parts as {@link NewestParts} keeps them
 */
public record AdapterState(List<AnswersExtracted> parts) {
  static AdapterState empty() {
    return new AdapterState(List.of());
  }

  /** The part that was written under this key, if it is still kept. */
  public Optional<AnswersExtracted> find(SheetKey key) {
    return NewestParts.find(parts, key);
  }

  /** Whether the sheet is older than those of its stage that are kept: nobody waits for it. */
  public boolean isPast(SheetKey key) {
    return NewestParts.isPast(parts, key);
  }

  AdapterState with(AnswersExtracted part) {
    return new AdapterState(NewestParts.with(parts, part));
  }
}
