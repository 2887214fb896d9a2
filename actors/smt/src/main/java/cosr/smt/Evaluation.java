package cosr.smt;

import cosr.smt.Value.Bits;
import cosr.smt.Value.Truth;
import cosr.smt.Value.Whole;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * The value of a term under an assignment, after the theories of SMT-LIB 2.6. What is shared is
 * evaluated once. Used once.
 */
final class Evaluation {
  private static final int BITS = 1 << 14;

  private final Map<String, Value> assignment;
  private final IdentityHashMap<Term, Value> known = new IdentityHashMap<>();
  private long left;

  Evaluation(Map<String, Value> assignment, long steps) {
    this.assignment = assignment;
    left = steps;
  }

  Value of(Term term) {
    return switch (term) {
      case Term.Constant constant -> constant.value();
      case Term.Variable variable ->
          java.util.Objects.requireNonNull(assignment.get(variable.name()));
      case Term.Application application -> {
        Value value = known.get(application);
        if (value == null) {
          value = applied(application);
          known.put(application, value);
        }
        yield value;
      }
    };
  }

  private Value applied(Term.Application application) {
    if (application.operation() == Operation.ITE) return chosen(application.arguments());
    List<Value> values = new ArrayList<>();
    for (Term argument : application.arguments()) values.add(of(argument));
    spend(1L + values.size());
    return switch (application.operation()) {
      case NOT -> new Truth(!truth(values, 0));
      case AND -> new Truth(values.stream().allMatch(v -> ((Truth) v).value()));
      case OR -> new Truth(values.stream().anyMatch(v -> ((Truth) v).value()));
      case XOR -> new Truth(values.stream().filter(v -> ((Truth) v).value()).count() % 2 == 1);
      case IMPLIES -> new Truth(implies(values));
      case EQUAL -> chain(values, Value::equals);
      case DISTINCT -> new Truth(values.stream().distinct().count() == values.size());
      case ADD, SUBTRACT, MULTIPLY, DIV, MOD, ABS -> arithmetic(application.operation(), values);
      case LESS_EQUAL -> chain(values, (x, y) -> compare(x, y) <= 0);
      case LESS -> chain(values, (x, y) -> compare(x, y) < 0);
      case GREATER_EQUAL -> chain(values, (x, y) -> compare(x, y) >= 0);
      case GREATER -> chain(values, (x, y) -> compare(x, y) > 0);
      default -> {
        spend(((Bits) values.getFirst()).width() / 32);
        yield BitOperations.value(application, values);
      }
    };
  }

  private Value chosen(List<Term> arguments) {
    spend(1);
    return of(arguments.get(((Truth) of(arguments.get(0))).value() ? 1 : 2));
  }

  private static boolean truth(List<Value> values, int place) {
    return ((Truth) values.get(place)).value();
  }

  /** From the right: false only where all before the last are true and it is not. */
  private static boolean implies(List<Value> values) {
    for (int i = 0; i + 1 < values.size(); i++) if (!truth(values, i)) return true;
    return truth(values, values.size() - 1);
  }

  private static Value chain(List<Value> values, BiPredicate<Value, Value> holds) {
    for (int i = 1; i < values.size(); i++)
      if (!holds.test(values.get(i - 1), values.get(i))) return new Truth(false);
    return new Truth(true);
  }

  private static int compare(Value x, Value y) {
    return ((Whole) x).value().compareTo(((Whole) y).value());
  }

  private Value arithmetic(Operation operation, List<Value> values) {
    BigInteger value = ((Whole) values.getFirst()).value();
    if (operation == Operation.ABS) return new Whole(value.abs());
    if (values.size() == 1) return new Whole(value.negate());
    for (Value next : values.subList(1, values.size())) {
      BigInteger operand = ((Whole) next).value();
      value =
          switch (operation) {
            case ADD -> value.add(operand);
            case SUBTRACT -> value.subtract(operand);
            case MULTIPLY -> value.multiply(operand);
            default -> divided(operation, value, operand);
          };
      if (value.bitLength() > BITS) throw SmtException.of("limit", "digits");
      spend(1L + value.bitLength() / 32);
    }
    return new Whole(value);
  }

  /** The remainder is from 0 to the size of the divisor, whatever the signs. */
  private static BigInteger divided(Operation operation, BigInteger x, BigInteger y) {
    if (y.signum() == 0) throw SmtException.of("undecided", "division-by-zero");
    BigInteger remainder = x.mod(y.abs());
    return operation == Operation.MOD ? remainder : x.subtract(remainder).divide(y);
  }

  private void spend(long steps) {
    if (steps > left) throw SmtException.of("limit", "steps");
    left -= steps;
  }
}
