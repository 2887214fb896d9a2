package cosr.student.core;

import cosr.protocol.Cell;
import cosr.student.core.AttemptSheet.Group;
import cosr.student.core.AttemptSheet.Made;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What stays of the rounds: how well each cell goes, and the Student's own correct attempts. A fold
 * over journaled facts; immutable, and a step shares every cell that it doesn't touch.
 *
 * @param passRates moving average of the groups' pass rates by {@link Cell#toString}; starts at the
 *     first group's
 * @param buffer cells with correct attempts, in the order of cells
 * @param tokens generated so far, exams apart
 */
public record Experience(
    SortedMap<String, Double> passRates, List<CellReplay> buffer, long tokens) {
  private static final double NEWEST_SHARE = 0.1;

  public Experience {
    passRates = Collections.unmodifiableSortedMap(new TreeMap<>(passRates));
    buffer = List.copyOf(buffer);
  }

  /** Of one who did nothing yet. */
  static Experience none() {
    return new Experience(new TreeMap<>(), List.of(), 0);
  }

  /** With so many tokens more. */
  Experience generated(long more) {
    return new Experience(passRates, buffer, tokens + more);
  }

  /** The cell's moving pass rate; 0 where it was never practised. */
  public double passRate(Cell cell) {
    return passRates.getOrDefault(cell.toString(), 0.0);
  }

  /** The attempt of this name, which must still be in the buffer. */
  Sample find(int round, int task, int sample) {
    for (CellReplay c : buffer) {
      Optional<Sample> found = c.find(round, task, sample);
      if (found.isPresent()) return found.get();
    }
    throw new IllegalStateException(
        "the replay buffer has no attempt (" + round + ", " + task + ", " + sample + ")");
  }

  /**
   * After one round's verdicts, in the order of its groups. Correct attempts enter the buffer, one
   * for each prompt and distinct answer; outcomes that don't teach change nothing.
   *
   * @param outcomes by attempt: {@link Rewards#code}
   * @param capacity newest attempts kept for each cell
   */
  Experience after(List<Group> groups, byte[] outcomes, int capacity) {
    SortedMap<String, Double> rates = new TreeMap<>(passRates);
    SortedMap<Cell, List<Sample>> fresh = new TreeMap<>();
    int a = 0;
    for (Group group : groups) {
      Cell cell = group.prompt().cell();
      int taught = 0;
      int right = 0;
      SortedSet<IntBuffer> seen = new TreeSet<>();
      for (Made made : group.members()) {
        byte outcome = outcomes[a++];
        if (Rewards.teaches(outcome)) taught++;
        if (!Rewards.correct(outcome)) continue;
        right++;
        if (seen.add(IntBuffer.wrap(made.sample().ids())))
          fresh.computeIfAbsent(cell, c -> new ArrayList<>()).add(made.sample());
      }
      if (taught > 0) {
        double rate = (double) right / taught;
        rates.merge(cell.toString(), rate, (old, now) -> old + NEWEST_SHARE * (now - old));
      }
    }
    return new Experience(rates, merge(fresh, capacity), tokens);
  }

  private List<CellReplay> merge(SortedMap<Cell, List<Sample>> fresh, int capacity) {
    SortedMap<Cell, CellReplay> cells = new TreeMap<>();
    for (CellReplay c : buffer) cells.put(c.cell(), c);
    fresh.forEach(
        (cell, samples) ->
            cells.merge(
                cell,
                new CellReplay(cell, List.of()).with(samples, capacity),
                (old, none) -> old.with(samples, capacity)));
    return List.copyOf(cells.values());
  }
}
