package cosr.curator;

import java.util.ArrayList;
import java.util.List;

/** The baseline: every cell that isn't set aside gets the same. */
final class UniformPolicy implements Policy {
  @Override
  public Allocation allocate(CuratorState state, int round) {
    double[] weights = new double[state.cells().size()];
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = state.cells().get(i).usable() ? 1 : 0;
      reasons.add("uniform");
    }
    return Allocation.of(weights, reasons);
  }
}
