package cosr.smt;

import cosr.smt.Value.Bits;
import cosr.smt.Value.Truth;
import java.math.BigInteger;
import java.util.List;
import java.util.function.BinaryOperator;

/** The operations on bit vectors. */
final class BitOperations {
  private BitOperations() {}

  static Value value(Term.Application application, List<Value> values) {
    Bits x = (Bits) values.getFirst();
    Bits y = (Bits) values.getLast();
    int width = x.width();
    return switch (application.operation()) {
      case BVNOT -> Bits.of(x.value().not(), width);
      case BVNEG -> Bits.of(x.value().negate(), width);
      case BVAND -> fold(values, BigInteger::and);
      case BVOR -> fold(values, BigInteger::or);
      case BVXOR -> fold(values, BigInteger::xor);
      case BVADD -> fold(values, BigInteger::add);
      case BVMUL -> fold(values, BigInteger::multiply);
      case BVSUB -> Bits.of(x.value().subtract(y.value()), width);
      case BVUDIV ->
          y.value().signum() == 0
              ? Bits.of(BigInteger.ONE.negate(), width)
              : Bits.of(x.value().divide(y.value()), width);
      case BVUREM -> y.value().signum() == 0 ? x : Bits.of(x.value().mod(y.value()), width);
      case BVSHL -> Bits.of(x.value().shiftLeft(shift(y)), width);
      case BVLSHR -> Bits.of(x.value().shiftRight(shift(y)), width);
      case BVASHR -> Bits.of(x.signed().shiftRight(shift(y)), width);
      case BVULT -> new Truth(x.value().compareTo(y.value()) < 0);
      case BVULE -> new Truth(x.value().compareTo(y.value()) <= 0);
      case BVUGT -> new Truth(x.value().compareTo(y.value()) > 0);
      case BVUGE -> new Truth(x.value().compareTo(y.value()) >= 0);
      case BVSLT -> new Truth(x.signed().compareTo(y.signed()) < 0);
      case BVSLE -> new Truth(x.signed().compareTo(y.signed()) <= 0);
      case BVSGT -> new Truth(x.signed().compareTo(y.signed()) > 0);
      case BVSGE -> new Truth(x.signed().compareTo(y.signed()) >= 0);
      case CONCAT -> new Bits(x.value().shiftLeft(y.width()).or(y.value()), width + y.width());
      case EXTRACT -> {
        int high = application.indices().get(0);
        int low = application.indices().get(1);
        yield Bits.of(x.value().shiftRight(low), high - low + 1);
      }
      case ZERO_EXTEND -> new Bits(x.value(), width + application.indices().get(0));
      case SIGN_EXTEND -> Bits.of(x.signed(), width + application.indices().get(0));
      default -> throw new IllegalArgumentException(application.operation().symbol());
    };
  }

  private static Value fold(List<Value> values, BinaryOperator<BigInteger> operation) {
    Bits out = (Bits) values.getFirst();
    for (Value next : values.subList(1, values.size()))
      out = Bits.of(operation.apply(out.value(), ((Bits) next).value()), out.width());
    return out;
  }

  /** At most the width, which leaves nothing but the sign. */
  private static int shift(Bits by) {
    return by.value().min(BigInteger.valueOf(by.width())).intValue();
  }
}
