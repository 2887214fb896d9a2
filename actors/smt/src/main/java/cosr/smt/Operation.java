package cosr.smt;

import java.util.Locale;
import java.util.Optional;

/** The functions of the theories Core, Ints and FixedSizeBitVectors that are known. */
enum Operation {
  NOT,
  AND,
  OR,
  XOR,
  IMPLIES("=>"),
  EQUAL("="),
  DISTINCT,
  ITE,
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIV,
  MOD,
  ABS,
  LESS_EQUAL("<="),
  LESS("<"),
  GREATER_EQUAL(">="),
  GREATER(">"),
  BVNOT,
  BVNEG,
  BVAND,
  BVOR,
  BVXOR,
  BVADD,
  BVSUB,
  BVMUL,
  BVUDIV,
  BVUREM,
  BVSHL,
  BVLSHR,
  BVASHR,
  BVULT,
  BVULE,
  BVUGT,
  BVUGE,
  BVSLT,
  BVSLE,
  BVSGT,
  BVSGE,
  CONCAT,
  EXTRACT,
  ZERO_EXTEND,
  SIGN_EXTEND;

  private final String symbol;

  Operation() {
    symbol = name().toLowerCase(Locale.ROOT);
  }

  Operation(String symbol) {
    this.symbol = symbol;
  }

  String symbol() {
    return symbol;
  }

  /** How many indices stand behind its name in {@code (_ name …)}. */
  int indices() {
    return switch (this) {
      case EXTRACT -> 2;
      case ZERO_EXTEND, SIGN_EXTEND -> 1;
      default -> 0;
    };
  }

  static Optional<Operation> named(String symbol) {
    for (Operation operation : values())
      if (operation.symbol.equals(symbol)) return Optional.of(operation);
    return Optional.empty();
  }
}
