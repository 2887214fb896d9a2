package cosr.smt;

import cosr.smt.Sort.BitVec;
import cosr.smt.Sort.Bool;
import cosr.smt.Sort.Int;
import java.util.List;

/** The sorts of the operations. */
final class Typing {
  private static final Sort BOOL = new Bool();
  private static final Sort INT = new Int();

  private final Operation operation;
  private final List<Integer> indices;
  private final List<Term> arguments;

  private Typing(Operation operation, List<Integer> indices, List<Term> arguments) {
    this.operation = operation;
    this.indices = indices;
    this.arguments = arguments;
  }

  /** The sort of an operation on these arguments. */
  static Sort sort(Operation operation, List<Integer> indices, List<Term> arguments) {
    return new Typing(operation, indices, arguments).sort();
  }

  private Sort sort() {
    return switch (operation) {
      case NOT -> count(1, 1).all(BOOL, BOOL);
      case AND, OR -> count(1, Integer.MAX_VALUE).all(BOOL, BOOL);
      case XOR, IMPLIES -> count(2, Integer.MAX_VALUE).all(BOOL, BOOL);
      case EQUAL, DISTINCT -> count(2, Integer.MAX_VALUE).all(argument(0), BOOL);
      case ITE -> {
        count(3, 3);
        if (!argument(0).equals(BOOL) || !argument(1).equals(argument(2))) throw wrong();
        yield argument(1);
      }
      case SUBTRACT -> count(1, Integer.MAX_VALUE).all(INT, INT);
      case ADD, MULTIPLY, DIV -> count(2, Integer.MAX_VALUE).all(INT, INT);
      case MOD -> count(2, 2).all(INT, INT);
      case ABS -> count(1, 1).all(INT, INT);
      case LESS_EQUAL, LESS, GREATER_EQUAL, GREATER -> count(2, Integer.MAX_VALUE).all(INT, BOOL);
      case BVNOT, BVNEG -> count(1, 1).all(bits(0), bits(0));
      case BVAND, BVOR, BVXOR, BVADD, BVMUL -> count(2, Integer.MAX_VALUE).all(bits(0), bits(0));
      case BVSUB, BVUDIV, BVUREM, BVSHL, BVLSHR, BVASHR -> count(2, 2).all(bits(0), bits(0));
      case BVULT, BVULE, BVUGT, BVUGE, BVSLT, BVSLE, BVSGT, BVSGE -> count(2, 2).all(bits(0), BOOL);
      case CONCAT -> {
        count(2, 2);
        yield new BitVec(bits(0).width() + bits(1).width());
      }
      case EXTRACT -> {
        count(1, 1);
        if (indices.get(0) < indices.get(1) || indices.get(0) >= bits(0).width()) throw wrong();
        yield new BitVec(indices.get(0) - indices.get(1) + 1);
      }
      case ZERO_EXTEND, SIGN_EXTEND -> {
        count(1, 1);
        yield new BitVec(bits(0).width() + indices.get(0));
      }
    };
  }

  private Typing count(int least, int most) {
    if (arguments.size() < least || arguments.size() > most) throw wrong();
    return this;
  }

  private Sort all(Sort each, Sort result) {
    for (Term argument : arguments) if (!argument.sort().equals(each)) throw wrong();
    return result;
  }

  private Sort argument(int place) {
    return arguments.get(place).sort();
  }

  private BitVec bits(int place) {
    if (argument(place) instanceof BitVec bits) return bits;
    throw wrong();
  }

  private SmtException wrong() {
    return SmtException.of(
        "sort",
        "'%s' of %s"
            .formatted(
                operation.symbol(), arguments.stream().map(a -> a.sort().toString()).toList()));
  }
}
