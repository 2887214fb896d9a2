package cosr.curator;

/** How the next round's tasks are spread over the cells. Pure: state, round and seed decide. */
public interface Policy {
  /**
   * A probability and a reason for each cell, in the order of the tables. Cells that are set aside
   * get none; if all are, all probabilities are 0.
   *
   * @param round the round to be assigned, from 0
   */
  Allocation allocate(CuratorState state, int round);

  /** The policy of this name in {@code cosr.curriculum.policy}. */
  static Policy named(String name, long seed) {
    return switch (name) {
      case "progress" -> new ProgressPolicy();
      case "zpd" -> new ZpdPolicy(seed);
      case "uniform" -> new UniformPolicy();
      default ->
          throw new IllegalArgumentException(
              "cosr.curriculum.policy is '" + name + "'; it can be progress, zpd or uniform");
    };
  }
}
