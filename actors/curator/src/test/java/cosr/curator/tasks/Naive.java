package cosr.curator.tasks;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The answers once more, written with nothing of the families' code. */
final class Naive {
  private Naive() {}

  static String answer(String prompt) {
    char letter = prompt.charAt(0);
    String body = prompt.substring(1, prompt.length() - 1);
    return switch (letter) {
      case '+' -> sum(every(body, 0), every(body, 1));
      case 'p' -> trace(body);
      default -> apply(letter, body);
    };
  }

  /** What is verified: the last list of the answer. */
  static String last(String answer) {
    return answer.substring(answer.lastIndexOf(',') + 1);
  }

  private static String trace(String body) {
    String digits = body.replaceAll("[a-z]", "");
    List<String> results = new ArrayList<>();
    for (char op : body.replaceAll("[0-9]", "").toCharArray()) {
      digits = apply(op, digits);
      results.add(digits);
    }
    return String.join(",", results);
  }

  private static String apply(char op, String digits) {
    int[] x = digits.chars().map(Character::getNumericValue).toArray();
    return switch (op) {
      case 'd' -> sum(digits, digits);
      case 'c' ->
          text(
              IntStream.range(0, x.length)
                  .map(i -> IntStream.rangeClosed(0, i).map(j -> x[j]).sum() % 10));
      case 's' -> text(IntStream.of(x).sorted());
      case 'r' -> text(IntStream.range(0, x.length).map(i -> x[x.length - 1 - i]));
      case 'i' -> text(IntStream.of(x).map(v -> v == 9 ? 0 : v + 1));
      case 'o' -> text(IntStream.of(x).filter(v -> v % 2 != 0));
      default -> throw new AssertionError("no operation " + op);
    };
  }

  /** Through big-endian integers of any size. */
  private static String sum(String x, String z) {
    String sum = number(x).add(number(z)).toString();
    return reversed("0".repeat(Math.max(0, x.length() - sum.length())) + sum);
  }

  private static BigInteger number(String lowestFirst) {
    return new BigInteger(reversed(lowestFirst));
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  private static String every(String body, int from) {
    return IntStream.range(0, body.length())
        .filter(i -> i % 2 == from)
        .mapToObj(i -> body.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private static String text(IntStream digits) {
    return digits.mapToObj(Integer::toString).collect(Collectors.joining());
  }
}
