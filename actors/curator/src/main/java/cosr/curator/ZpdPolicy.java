package cosr.curator;

import cosr.protocol.KeyedRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The zone of proximal development as the variance of a verdict: {@code q (1 - q)}, with q drawn
 * from the cell's Beta (Thompson) and guess-corrected. Levels needn't be open: what the Beta is
 * unsure of is tried.
 */
final class ZpdPolicy implements Policy {
  private static final double FLOOR = 0.002;
  private final long seed;

  ZpdPolicy(long seed) {
    this.seed = seed;
  }

  @Override
  public Allocation allocate(CuratorState state, int round) {
    double[] weights = new double[state.cells().size()];
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      CellModel c = state.cells().get(i);
      reasons.add("zone");
      if (!c.usable()) continue;
      KeyedRandom random = KeyedRandom.of(seed, "zpd", round, c.cell());
      double drawn = BetaDraw.beta(random, c.skill().alpha(), c.skill().beta());
      double q = Skill.corrected(drawn, c.guess());
      weights[i] = q * (1 - q) + FLOOR;
    }
    return Allocation.of(weights, reasons);
  }
}
