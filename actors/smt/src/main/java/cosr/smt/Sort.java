package cosr.smt;

/** The sort of a term. */
public sealed interface Sort {
  /** {@code Bool}. */
  record Bool() implements Sort {
    @Override
    public String toString() {
      return "Bool";
    }
  }

  /** {@code Int}. */
  record Int() implements Sort {
    @Override
    public String toString() {
      return "Int";
    }
  }

  /**
   * {@code (_ BitVec n)}.
   *
   * @param width from 1 to 64
   */
  record BitVec(int width) implements Sort {
    static final int LARGEST = 64;

    /** Checks the width. */
    public BitVec {
      if (width < 1 || width > LARGEST)
        throw SmtException.of("sort", "a bit vector has from 1 to " + LARGEST + " bits");
    }

    @Override
    public String toString() {
      return "(_ BitVec " + width + ")";
    }
  }
}
