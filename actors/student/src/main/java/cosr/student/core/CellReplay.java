package cosr.student.core;

import cosr.protocol.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The newest correct attempts of one cell. Immutable.
 *
 * @param samples oldest first
 */
public record CellReplay(Cell cell, List<Sample> samples) {
  public CellReplay {
    samples = List.copyOf(samples);
  }

  /** With these newer ones behind, and only the newest {@code capacity} kept. */
  CellReplay with(List<Sample> newer, int capacity) {
    List<Sample> all = new ArrayList<>(samples.size() + newer.size());
    all.addAll(samples);
    all.addAll(newer);
    return new CellReplay(cell, all.subList(Math.max(0, all.size() - capacity), all.size()));
  }

  /** The attempt of this name, by binary search: names grow from the oldest to the newest. */
  Optional<Sample> find(int round, int task, int sample) {
    int low = 0;
    int high = samples.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Sample s = samples.get(middle);
      int order = s.compareName(round, task, sample);
      if (order == 0) return Optional.of(s);
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return Optional.empty();
  }
}
