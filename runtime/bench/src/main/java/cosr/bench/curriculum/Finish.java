package cosr.bench.curriculum;

import cosr.bench.curriculum.Curve.Point;
import java.util.List;
import java.util.Optional;

/**
 * What came of one run.
 *
 * @param digest of the weights after the warm-up
 * @param tokens generated up to the threshold; empty where it was not reached
 * @param bound tokens up to which it certainly was not reached
 * @param rounds that were closed
 * @param cpuSeconds of its process, as far as they were seen
 */
record Finish(
    Entry entry,
    String digest,
    Optional<Long> tokens,
    long bound,
    List<Point> points,
    int rounds,
    double cpuSeconds,
    double seconds) {
  double warmStart() {
    return points.getFirst().mean();
  }
}
