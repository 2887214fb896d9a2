package cosr.templates.runtime;

import cosr.templates.syntax.Expr;
import cosr.templates.value.Arguments;
import cosr.templates.value.Equality;
import cosr.templates.value.Hashing;
import cosr.templates.value.Iteration;
import cosr.templates.value.Markup;
import cosr.templates.value.Ordering;
import cosr.templates.value.PyCallable;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyIterator;
import cosr.templates.value.PyNone;
import cosr.templates.value.PyView;
import cosr.templates.value.Repr;
import cosr.templates.value.Types;
import cosr.templates.value.Undefined;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The tests after {@code is}. */
public final class Tests {
  /** A test: of a value with the arguments. */
  interface Test {
    Object of(Object value, Arguments arguments);
  }

  private static final Map<String, Test> TESTS = new HashMap<>();

  static {
    one("defined", value -> !(value instanceof Undefined));
    one("undefined", value -> value instanceof Undefined);
    one("none", value -> value == PyNone.NONE);
    one("boolean", value -> value instanceof Boolean);
    one("true", value -> Boolean.TRUE.equals(value));
    one("false", value -> Boolean.FALSE.equals(value));
    one("integer", value -> value instanceof BigInteger);
    one("float", value -> value instanceof Double);
    one("number", Types::isNumber);
    one("string", Types::isText);
    one("mapping", value -> value instanceof PyDict);
    one("sequence", Tests::isSequence);
    one("iterable", value -> Iteration.iteratorOrNull(value) != null);
    one("callable", value -> value instanceof PyCallable || value instanceof Undefined);
    one("escaped", value -> value instanceof Markup);
    one("lower", value -> TextForms.Question.ISLOWER.of(Repr.str(value)));
    one("upper", value -> TextForms.Question.ISUPPER.of(Repr.str(value)));
    one("odd", value -> remainder(value, BigInteger.TWO, 1));
    one("even", value -> remainder(value, BigInteger.TWO, 0));
    one("filter", value -> isNamed(value, Filters.names()));
    one("test", value -> isNamed(value, names()));
    two("test_divisibleby", "num", (value, by) -> remainder(value, by, 0), "divisibleby");
    two("test_in", "seq", (value, items) -> Operators.contains(items, value), "in");
    two("test_sameas", "other", Tests::same, "sameas");
    two("eq", "other", Equality::equal, "==", "eq", "equalto");
    two("ne", "other", (a, b) -> !Equality.equal(a, b), "!=", "ne");
    two("gt", "other", order(Ordering.Op.GT), ">", "gt", "greaterthan");
    two("ge", "other", order(Ordering.Op.GE), ">=", "ge");
    two("lt", "other", order(Ordering.Op.LT), "<", "lt", "lessthan");
    two("le", "other", order(Ordering.Op.LE), "<=", "le");
  }

  private Tests() {}

  /** The names of all tests. */
  public static Set<String> names() {
    return TESTS.keySet();
  }

  static @Nullable Test find(String name) {
    return TESTS.get(name);
  }

  private static void one(String name, Predicate<Object> test) {
    Signature signature = Signature.filter("test_" + name, 0);
    TESTS.put(
        name,
        (value, arguments) -> {
          signature.bind(arguments);
          return test.test(value);
        });
  }

  private static void two(
      String function, String other, BiPredicate<Object, Object> test, String... names) {
    Signature signature = Signature.filter(function, 1, other);
    boolean operator = !function.startsWith("test_");
    for (String name : names) {
      TESTS.put(
          name,
          (value, arguments) -> {
            if (operator) {
              Plain.between(function, arguments.before(value), 2, 2);
            }
            Object argument = signature.bind(arguments)[0];
            return argument != null && test.test(value, argument);
          });
    }
  }

  private static BiPredicate<Object, Object> order(Ordering.Op op) {
    return (a, b) -> Ordering.compare(op, a, b);
  }

  private static boolean remainder(Object value, Object by, int wanted) {
    Object rest = Operators.binary(Expr.Operator.MOD, value, by);
    return Equality.equal(rest, BigInteger.valueOf(wanted));
  }

  private static boolean isNamed(Object value, Set<String> names) {
    Hashing.key(value);
    return Types.isText(value) && names.contains(Types.text(value));
  }

  private static boolean isSequence(Object value) {
    return Iteration.lengthOrNegative(value) >= 0
        && !(value instanceof PyView)
        && !(value instanceof PyIterator);
  }

  private static boolean same(Object a, Object b) {
    boolean small = a instanceof BigInteger x && x.bitLength() < 9;
    boolean byValue = a instanceof Boolean || a instanceof PyNone || small || a instanceof String;
    return byValue ? a.equals(b) : a == b;
  }
}
