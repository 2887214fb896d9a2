package cosr.verifier.checks;

import cosr.protocol.Check;
import cosr.protocol.Verdict;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code expression-makes} v1: the answer is an {@link Expression} whose value is exactly the
 * parameter {@code target}, made of at least {@code least} of the {@code numbers} (separated by
 * blanks), each used no more often than it is among them. Incorrect with {@code form} where it is
 * no expression, with {@code size} where a value or the nesting is too big, with {@code numbers}
 * where it uses others or too few, otherwise with {@code value}. Many answers are right, and none
 * is compared with another.
 */
final class ExpressionMakes implements Checker {
  private record Reference(SortedMap<Long, Integer> numbers, long target, int least) {}

  @Override
  public String kind() {
    return "expression-makes";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void requireReference(Check check) {
    reference(check);
  }

  @Override
  public Verdict decide(Check check, String answer, StepBudget budget) {
    Reference reference = reference(check);
    budget.spend(1L + answer.length());
    Expression.Reading reading = Expression.read(answer);
    return switch (reading) {
      case Expression.Malformed bad -> References.incorrect("form");
      case Expression.TooBig big -> References.incorrect("size");
      case Expression.Read read -> {
        budget.spend(read.numbers().size());
        if (!allowed(read, reference)) yield References.incorrect("numbers");
        yield read.value() == reference.target()
            ? References.correct()
            : References.incorrect("value");
      }
    };
  }

  private static boolean allowed(Expression.Read read, Reference reference) {
    SortedMap<Long, Integer> left = new TreeMap<>(reference.numbers());
    for (long number : read.numbers()) if (left.merge(number, -1, Integer::sum) < 0) return false;
    return read.numbers().size() >= reference.least();
  }

  private static Reference reference(Check check) {
    SortedMap<String, String> parameters = check.parameters();
    SortedMap<Long, Integer> numbers = new TreeMap<>();
    for (String number : text(parameters, "numbers").split(" ", -1))
      numbers.merge(number(number), 1, Integer::sum);
    long least = number(text(parameters, "least"));
    if (least > numbers.values().stream().mapToInt(Integer::intValue).sum())
      throw new BadReference();
    return new Reference(numbers, number(text(parameters, "target")), (int) least);
  }

  private static String text(SortedMap<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.get(name))
        .filter(value -> value.length() <= Checks.INPUT)
        .orElseThrow(BadReference::new);
  }

  /** A natural number of an expression. */
  private static long number(String text) {
    if (Expression.read(text) instanceof Expression.Read read && References.isInteger(text))
      return read.value();
    throw new BadReference();
  }
}
