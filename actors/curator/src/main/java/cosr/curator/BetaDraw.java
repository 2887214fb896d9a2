package cosr.curator;

import cosr.protocol.KeyedRandom;

/**
 * Draws from a Beta as a ratio of two Gammas (Marsaglia and Tsang, "A simple method for generating
 * gamma variables", 2000). Strict arithmetic: the same key gives the same draw everywhere.
 */
final class BetaDraw {
  private BetaDraw() {}

  /** Both parameters are above 0. */
  static double beta(KeyedRandom random, double alpha, double beta) {
    double a = gamma(random, alpha);
    double b = gamma(random, beta);
    return a + b > 0 ? a / (a + b) : alpha / (alpha + beta);
  }

  private static double gamma(KeyedRandom random, double shape) {
    if (shape < 1) {
      double u = 1.0 - random.nextDouble();
      return gamma(random, shape + 1) * StrictMath.pow(u, 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double t = 1 + c * x;
      if (t <= 0) continue;
      double v = t * t * t;
      double u = 1.0 - random.nextDouble();
      if (StrictMath.log(u) < 0.5 * x * x + d * (1 - v + StrictMath.log(v))) return d * v;
    }
  }
}
