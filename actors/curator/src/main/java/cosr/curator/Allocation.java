package cosr.curator;

import java.util.ArrayList;
import java.util.List;

/** A probability and a reason for each cell, in the order of the tables. */
public record Allocation(List<Share> shares) {
  /** Most that one cell gets while there are enough others. */
  static final double CAP = 0.4;

  /**
   * @param reason code such as {@code frontier}; empty where the probability is 0
   */
  public record Share(double probability, String reason) {}

  /** Shares proportional to the weights, none above {@link #CAP} where that can be. */
  static Allocation of(double[] weights, List<String> reasons) {
    double[] p = capped(weights);
    List<Share> shares = new ArrayList<>(p.length);
    for (int i = 0; i < p.length; i++) shares.add(new Share(p[i], p[i] > 0 ? reasons.get(i) : ""));
    return new Allocation(shares);
  }

  /** Sum of the probabilities is 1, or 0 where no weight is above 0. */
  private static double[] capped(double[] weights) {
    double[] p = weights.clone();
    boolean[] full = new boolean[p.length];
    int positive = 0;
    for (double w : p) if (w > 0) positive++;
    if (positive == 0) return p;
    double cap = Math.max(CAP, 1.0 / positive);
    for (boolean again = true; again; ) {
      double free = 0;
      double taken = 0;
      for (int i = 0; i < p.length; i++) {
        if (full[i]) taken += cap;
        else free += p[i];
      }
      again = false;
      for (int i = 0; i < p.length; i++) {
        if (full[i] || free <= 0) continue;
        p[i] *= (1 - taken) / free;
      }
      for (int i = 0; i < p.length; i++) {
        if (full[i] || p[i] <= cap) continue;
        p[i] = cap;
        full[i] = true;
        again = true;
      }
    }
    return p;
  }

  /** The probabilities, as weights to draw by. */
  double[] probabilities() {
    return shares.stream().mapToDouble(Share::probability).toArray();
  }

  /** Whether no cell can be drawn. */
  boolean empty() {
    return shares.stream().allMatch(s -> s.probability() <= 0);
  }

  /** Exponential of the entropy: over how many cells the round is spread, in effect. */
  double effectiveCells() {
    if (empty()) return 0;
    double entropy = 0;
    for (Share s : shares)
      if (s.probability() > 0) entropy -= s.probability() * StrictMath.log(s.probability());
    return StrictMath.exp(entropy);
  }
}
