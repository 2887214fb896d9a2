package cosr.smt;

import java.math.BigInteger;

/** What a term stands for under an assignment. */
sealed interface Value {
  Sort sort();

  record Truth(boolean value) implements Value {
    @Override
    public Sort sort() {
      return new Sort.Bool();
    }
  }

  record Whole(BigInteger value) implements Value {
    @Override
    public Sort sort() {
      return new Sort.Int();
    }
  }

  /**
   * @param value as an unsigned number
   */
  record Bits(BigInteger value, int width) implements Value {
    /** The lowest bits of a number. */
    static Bits of(BigInteger number, int width) {
      return new Bits(number.mod(BigInteger.ONE.shiftLeft(width)), width);
    }

    /** In two's complement. */
    BigInteger signed() {
      return value.testBit(width - 1) ? value.subtract(BigInteger.ONE.shiftLeft(width)) : value;
    }

    @Override
    public Sort sort() {
      return new Sort.BitVec(width);
    }
  }
}
