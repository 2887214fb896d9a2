package cosr.bench.curriculum;

/** One run that is to be made. */
record Entry(Pool pool, long seed, String policy) {
  /** Name of its run folder. */
  String name() {
    return pool.name() + "-" + policy + "-" + seed;
  }
}
