package cosr.bench.curriculum;

import java.util.List;
import java.util.Optional;

/**
 * How many times more tokens one policy took than another: the geometric mean over seeds, each seed
 * with itself.
 *
 * @param limit {@code =}; {@code >} where the first policy did not get there on a seed, so that the
 *     value is a lower bound; {@code <} where the other one did not
 */
record Ratio(double value, String limit) {
  /** Both lists by seed. Empty where there is no seed, or where bounds point both ways. */
  static Optional<Ratio> of(List<Finish> first, List<Finish> other) {
    if (first.isEmpty()) return Optional.empty();
    double logs = 0;
    boolean more = false;
    boolean less = false;
    for (int i = 0; i < first.size(); i++) {
      Finish a = first.get(i);
      Finish b = other.get(i);
      more |= a.tokens().isEmpty();
      less |= b.tokens().isEmpty();
      logs += Math.log(spent(a)) - Math.log(spent(b));
    }
    if (more && less) return Optional.empty();
    return Optional.of(new Ratio(Math.exp(logs / first.size()), more ? ">" : less ? "<" : "="));
  }

  private static double spent(Finish f) {
    return f.tokens().orElse(f.bound());
  }
}
