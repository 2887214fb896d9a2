package cosr.curator;

import cosr.protocol.Assignment;
import cosr.protocol.Cell;
import cosr.protocol.CuratorCommand.GroupReport;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * A Student made of one pass rate a cell. Mixed groups raise it, the more the surer the level below
 * is; families named hopeless never pass, and where a name begins with coin a coin decides.
 */
final class Learner {
  private final long seed;
  private final Set<String> hopeless;
  private final TreeMap<Cell, Double> skill = new TreeMap<>();
  private final TreeMap<String, Long> spent = new TreeMap<>();
  private int asked;

  Learner(long seed, TaskSource source, Set<String> hopeless) {
    this.seed = seed;
    this.hopeless = hopeless;
    for (Cell c : source.cells()) {
      double start = c.level() == 1 ? 0.5 : c.level() == 2 ? 0.15 : 0.0;
      skill.put(c, hopeless.contains(c.family()) ? 0 : start);
    }
  }

  private double rate(Cell c) {
    if (c.family().startsWith("coin")) return 0.5;
    if (hopeless.contains(c.family())) return 0;
    Cell below = c.level() == 1 ? c : new Cell(c.family(), c.level() - 1);
    double carried = skill.get(below) > 0.6 ? 0.04 : 0;
    return Math.max(skill.get(c), carried);
  }

  GroupReport attempt(Assignment a) {
    KeyedRandom random = KeyedRandom.of(seed, "learner", asked++);
    Cell c = a.task().cell();
    double p = rate(c);
    spent.merge(c.family(), 1L, Long::sum);
    List<Outcome> outcomes = new ArrayList<>();
    List<Integer> tokens = new ArrayList<>();
    int right = 0;
    for (int i = 0; i < 8; i++) {
      boolean ok = random.nextDouble() < p;
      if (ok) right++;
      outcomes.add(ok ? new Outcome.Correct() : new Outcome.Incorrect("wrong"));
      tokens.add(3 + c.level());
    }
    if (right > 0 && right < 8) skill.put(c, p + 0.03 * (1 - p));
    return new GroupReport(a.task().id(), c, outcomes, tokens, 500 + random.nextInt(500), 0);
  }

  /** Share of the attempts at cells of families whose names begin so. */
  double spent(String family) {
    long all = 0;
    long here = 0;
    for (var e : spent.entrySet()) {
      all += e.getValue();
      if (e.getKey().startsWith(family)) here += e.getValue();
    }
    return (double) here / all;
  }

  /** Mean pass rate over the cells that can be learned. */
  double mean() {
    double sum = 0;
    int n = 0;
    for (Cell c : skill.keySet()) {
      if (hopeless.contains(c.family()) || c.family().startsWith("coin")) continue;
      sum += rate(c);
      n++;
    }
    return sum / n;
  }
}
