package cosr.smt;

import java.util.List;

/** A term whose sort is known. Parts may be shared. */
sealed interface Term {
  Sort sort();

  /** Terms within each other. */
  int depth();

  record Constant(Value value) implements Term {
    @Override
    public Sort sort() {
      return value.sort();
    }

    @Override
    public int depth() {
      return 1;
    }
  }

  record Variable(String name, Sort sort) implements Term {
    @Override
    public int depth() {
      return 1;
    }
  }

  /**
   * @param indices of {@code extract} the highest and the lowest bit, of the extensions how many
   */
  record Application(
      Operation operation, List<Integer> indices, List<Term> arguments, Sort sort, int depth)
      implements Term {}
}
