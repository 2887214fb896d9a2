package cosr.curator.tasks;

import cosr.protocol.AnswerForm;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The answers once more, written with nothing of the families' code. */
final class Naive {
  private static final int LABELS = 0xA000;

  private Naive() {}

  static String answer(String prompt) {
    char letter = prompt.charAt(0);
    String body = prompt.substring(1, prompt.length() - 1);
    return switch (letter) {
      case '+' -> added(body);
      case 'p' -> trace(body);
      case 'm' -> difference(body);
      case 'x' -> product(body);
      case 'v' -> comparisons(body);
      case '%' -> remainders(body.substring(1), body.substring(0, 1));
      case 'b' -> body.charAt(0) < LABELS ? values(body) : labelledValues(body);
      case 'n' -> expression(body.substring(1), body.charAt(0) - '0');
      case 'c' -> body.charAt(0) < LABELS ? apply('c', body) : labelledSums(body);
      default -> apply(letter, body);
    };
  }

  /** What is verified of an answer to the prompt; of countdown one of several. */
  static String verified(String prompt) {
    String answer = answer(prompt);
    return switch (prompt.charAt(0)) {
      case 'b' -> String.valueOf(plain(answer).endsWith("t"));
      case '+', 'c' -> plain(answer).replace("(", "");
      case 'p' -> plain(answer).replaceFirst(".*[^0-9]", "");
      default -> answer;
    };
  }

  /**
   * Digits and letters of what is placed, at 65 characters a list from U+1400 on, or labelled, at
   * 30 a label from U+A000 on.
   */
  static String plain(String text) {
    return text.chars()
        .mapToObj(
            c ->
                c < 0x1400
                    ? Character.toString(c)
                    : c < 0x1586
                        ? value((c - 0x1400) % 65)
                        : c < LABELS ? "(" : symbol((c - LABELS) % 30))
        .collect(Collectors.joining());
  }

  private static String symbol(int n) {
    return n < 20 ? Integer.toString(n % 10) : "()tfAaOoXx".substring(n - 20, n - 19);
  }

  /** The first character, then symbols with the labels that follow its own. */
  private static String goingOn(char first, int... symbols) {
    StringBuilder out = new StringBuilder().append(first);
    int label = (first - LABELS) / 30;
    for (int symbol : symbols) out.append((char) (LABELS + 30 * (++label % 14) + symbol));
    return out.toString();
  }

  private static String labelledSums(String body) {
    String digits = plain(body).replaceAll("[()]", "");
    return goingOn(body.charAt(0), apply('c', digits).chars().map(c -> c - '0').toArray());
  }

  private static String labelledValues(String body) {
    String values = values(plain(body).replace(")", ""));
    return goingOn(body.charAt(0), values.chars().skip(1).map(c -> c == 't' ? 22 : 23).toArray());
  }

  /** Digits of the sum; ten more where both numbers up to there are over what that column holds. */
  private static String labelledSum(String body) {
    String columns = plain(body).replaceAll("[()]", "");
    String x = every(columns, 0);
    String z = every(columns, 1);
    String sum = sum(x, z);
    return goingOn(
        body.charAt(0),
        IntStream.range(0, x.length())
            .map(
                i -> {
                  BigInteger below =
                      number(x.substring(0, i + 1)).add(number(z.substring(0, i + 1)));
                  boolean carries = below.compareTo(BigInteger.TEN.pow(i + 1)) >= 0;
                  return sum.charAt(i) - '0' + (carries ? 10 : 0);
                })
            .toArray());
  }

  private static String value(int n) {
    return n < 60 ? Integer.toString(n % 10) : "dcsri".substring(n - 60, n - 59);
  }

  /** The parameters of the check. */
  static Map<String, String> parameters(String prompt) {
    if (!prompt.startsWith("n")) return Map.of("expected", verified(prompt));
    String numbers = prompt.substring(2, prompt.length() - 1);
    return Map.of(
        "numbers",
        String.join(" ", numbers.split("")),
        "target",
        prompt.substring(1, 2),
        "least",
        "2");
  }

  static AnswerForm form(String prompt) {
    return switch (prompt.charAt(0)) {
      case 'v', 'n' -> AnswerForm.TEXT;
      case 'b' -> AnswerForm.BOOLEAN;
      default -> AnswerForm.DIGITS;
    };
  }

  static String kind(String prompt) {
    return switch (prompt.charAt(0)) {
      case 'v' -> "text-equals";
      case 'b' -> "boolean-equals";
      case 'n' -> "expression-makes";
      default -> "list-equals";
    };
  }

  /** The numbers of rows in columns, from letters that count in fives. */
  private static BigInteger row(String letters, int which) {
    return number(
        letters
            .chars()
            .mapToObj(c -> Integer.toString(c - 'A', 5))
            .map(pair -> (pair.length() == 1 ? "0" + pair : pair).substring(which, which + 1))
            .collect(Collectors.joining()));
  }

  private static String difference(String letters) {
    BigInteger all = BigInteger.TEN.pow(letters.length());
    BigInteger difference = row(letters, 0).subtract(row(letters, 1)).mod(all);
    return padded(difference, letters.length());
  }

  private static String comparisons(String letters) {
    return IntStream.rangeClosed(1, letters.length())
        .mapToObj(n -> letters.substring(0, n))
        .map(part -> sign(row(part, 0).compareTo(row(part, 1))))
        .collect(Collectors.joining());
  }

  private static String product(String letters) {
    BigInteger by = row(letters, 1).mod(BigInteger.TEN);
    return padded(row(letters, 0).multiply(by), letters.length() + 1);
  }

  private static String padded(BigInteger number, int digits) {
    String plain = number.toString();
    return reversed("0".repeat(digits - plain.length()) + plain);
  }

  private static String sign(int compared) {
    return compared == 0 ? "e" : compared < 0 ? "<" : ">";
  }

  private static String remainders(String number, String by) {
    return IntStream.rangeClosed(1, number.length())
        .mapToObj(n -> new BigInteger(number.substring(0, n)).mod(new BigInteger(by)).toString())
        .collect(Collectors.joining());
  }

  private static String values(String body) {
    return IntStream.rangeClosed(1, body.length())
        .mapToObj(n -> holds(body.substring(0, n)) ? "t" : "f")
        .collect(Collectors.joining());
  }

  private static boolean holds(String expression) {
    int end = expression.length() - 1;
    if (end == 0) return expression.equals("t");
    boolean before = holds(expression.substring(0, end));
    return switch (expression.charAt(end)) {
      case 'A' -> before;
      case 'a' -> false;
      case 'O' -> true;
      case 'o', 'x' -> before;
      case 'X' -> !before;
      default -> throw new AssertionError(expression);
    };
  }

  /** All sums and differences of two numbers at different places that make the target. */
  static List<String> pairs(String numbers, int target) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < numbers.length(); i++)
      for (int j = 0; j < numbers.length(); j++) {
        int x = numbers.charAt(i) - '0';
        int z = numbers.charAt(j) - '0';
        if (i != j && x + z == target) out.add(x + "+" + z);
        if (i != j && x - z == target) out.add(x + "-" + z);
      }
    return out;
  }

  /** A sum before a difference, then the smaller number: at the front of a sum, at the end else. */
  private static String expression(String numbers, int target) {
    return pairs(numbers, target).stream()
        .min(
            Comparator.comparing((String e) -> e.contains("-"))
                .thenComparing(e -> e.contains("-") ? e.charAt(2) : e.charAt(0)))
        .orElseThrow();
  }

  private static String trace(String body) {
    return body.charAt(0) < 0x1400 ? plainTrace(body) : placedTrace(body);
  }

  private static String placedTrace(String body) {
    int list = (body.charAt(0) - 0x1400) / 65;
    StringBuilder out = new StringBuilder();
    String marked = plain(body);
    String plain = marked.replace("(", "");
    String[] results = plainTrace(plain).split(",");
    if (marked.length() > plain.length()) out.append((char) (0x1586 + list));
    for (int i = 0; i < results.length; i++) {
      int op = "dcsri".indexOf(plain.charAt(i));
      out.append((char) (0x1400 + 65 * ((list + i) % 6) + 60 + op));
      for (int place = 0; place < results[i].length(); place++)
        out.append(
            (char)
                (0x1400
                    + 65 * ((list + i + 1) % 6)
                    + 10 * Math.min(5, place)
                    + results[i].charAt(place)
                    - '0'));
    }
    return out.toString();
  }

  private static String plainTrace(String body) {
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
      case 'u' -> text(IntStream.of(x).distinct());
      case 'o' -> text(IntStream.of(x).filter(v -> v % 2 != 0));
      default -> throw new AssertionError("no operation " + op);
    };
  }

  /** Columns in digits, in letters whose highest column is of zeros, or labelled. */
  private static String added(String body) {
    if (body.charAt(0) >= LABELS) return labelledSum(body);
    if (Character.isDigit(body.charAt(0))) return sum(every(body, 0), every(body, 1));
    String digits =
        body.chars().mapToObj(c -> String.format("%02d", c - 0x100)).collect(Collectors.joining());
    return sum(every(digits, 0), every(digits, 1));
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
