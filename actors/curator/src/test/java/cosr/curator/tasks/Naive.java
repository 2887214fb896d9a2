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
  private static final int PLACES = 0xAC00;

  private Naive() {}

  static String answer(String prompt) {
    if (NaivePrograms.is(prompt)) return NaivePrograms.answer(prompt);
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
      case 'y' -> NaiveProofs.proof(body);
      case 'w' -> NaiveProofs.counterModel(body);
      case 'c' -> body.charAt(0) < LABELS ? apply('c', body) : labelledSums(body);
      default -> apply(letter, body);
    };
  }

  /** What is verified of an answer to the prompt; of countdown one of several. */
  static String verified(String prompt) {
    if (NaivePrograms.is(prompt)) return NaivePrograms.verified(prompt);
    String answer = answer(prompt);
    return switch (prompt.charAt(0)) {
      case 'b' -> String.valueOf(plain(answer).endsWith("t"));
      case '+' -> prompt.charAt(1) < LABELS ? answer : every(plain(answer), 0).substring(1);
      case 'c' -> plain(answer).replace("(", "");
      case 'p' -> plain(answer).replaceFirst(".*[^0-9]", "");
      default -> answer;
    };
  }

  /**
   * Digits and letters of what is placed, at 65 characters a list from U+1400 on or at 45 from
   * U+AC00 on, or labelled, at 51 a label from U+A000 on.
   */
  static String plain(String text) {
    return text.chars().mapToObj(Naive::plain).collect(Collectors.joining());
  }

  private static String plain(int c) {
    if (c < 0x1400) return Character.toString(c);
    if (c < LABELS) return value((c - 0x1400) % 65, 60);
    if (c < PLACES) return symbol((c - LABELS) % 51);
    return c < PLACES + 585 ? value((c - PLACES) % 45, 40) : c < PLACES + 598 ? "(" : "_";
  }

  private static String value(int n, int digits) {
    return n < digits ? Integer.toString(n % 10) : "dcsri".substring(n - digits, n - digits + 1);
  }

  private static String symbol(int n) {
    if (n > 40) return "()tfAaOoXx".substring(n - 41, n - 40);
    return Integer.toString((n < 10 ? n : n < 21 ? n - 10 : n - 21) % 10);
  }

  /** The first character, then symbols with the labels that follow its own. */
  private static String goingOn(char first, int... symbols) {
    StringBuilder out = new StringBuilder().append(first);
    int label = (first - LABELS) / 51;
    for (int symbol : symbols) out.append((char) (LABELS + 51 * (++label % 14) + symbol));
    return out.toString();
  }

  private static String labelledSums(String body) {
    String digits = plain(body).replaceAll("[()]", "");
    return goingOn(body.charAt(0), apply('c', digits).chars().map(c -> c - '0').toArray());
  }

  private static String labelledValues(String body) {
    String values = values(plain(body).replace(")", ""));
    return goingOn(body.charAt(0), values.chars().skip(1).map(c -> c == 't' ? 43 : 44).toArray());
  }

  /**
   * By column: the upper digit and what is carried, at the column's label, then the digit of the
   * sum at the next; ten more where both numbers up to there are over what their columns hold.
   */
  private static String labelledSum(String body) {
    String columns = plain(body).replaceAll("[()]", "");
    String x = every(columns, 0);
    String z = every(columns, 1);
    String sum = sum(x, z);
    StringBuilder out = new StringBuilder().append(body.charAt(0));
    int label = (body.charAt(0) - LABELS) / 51;
    for (int i = 0; i < x.length(); i++) {
      int half = x.charAt(i) - '0' + (carries(x, z, i) ? 1 : 0);
      out.append((char) (LABELS + 51 * (label % 14) + 10 + half));
      int digit = sum.charAt(i) - '0' + (carries(x, z, i + 1) ? 10 : 0);
      out.append((char) (LABELS + 51 * (++label % 14) + 21 + digit));
    }
    return out.toString();
  }

  /** Whether so many columns hold more than they have room for. */
  private static boolean carries(String x, String z, int columns) {
    BigInteger below =
        number("0" + x.substring(0, columns)).add(number("0" + z.substring(0, columns)));
    return below.compareTo(BigInteger.TEN.pow(columns + 1)) >= 0;
  }

  /** The parameters of the check. */
  static Map<String, String> parameters(String prompt) {
    if (NaivePrograms.is(prompt)) return NaivePrograms.parameters(prompt);
    String body = prompt.substring(1, prompt.length() - 1);
    if (prompt.startsWith("y")) return NaiveProofs.goal(body);
    if (prompt.startsWith("w")) return NaiveProofs.formula(body);
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
    if (NaivePrograms.is(prompt)) return NaivePrograms.form(prompt);
    return switch (prompt.charAt(0)) {
      case 'v', 'n', 'w' -> AnswerForm.TEXT;
      case 'y' -> AnswerForm.PROOF;
      case 'b' -> AnswerForm.BOOLEAN;
      default -> AnswerForm.DIGITS;
    };
  }

  static String kind(String prompt) {
    if (NaivePrograms.is(prompt)) return NaivePrograms.kind(prompt);
    return switch (prompt.charAt(0)) {
      case 'v' -> "text-equals";
      case 'b' -> "boolean-equals";
      case 'n' -> "expression-makes";
      case 'y' -> "metamath";
      case 'w' -> "smt";
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
    char first = body.charAt(0);
    if (first < 0x1400) return plainTrace(body);
    return first < LABELS ? placed(body, 0x1400, 6, 6) : placed(body, PLACES, 13, 4);
  }

  /** An operation of a placed prompt, then its result; "_" changes nothing. */
  private static String placed(String body, int base, int lists, int places) {
    int each = 10 * places + 5;
    String plain = plain(body);
    int start = plain.indexOf('(');
    String digits = plain.replaceAll("[^0-9]", "");
    String ops = plain.replaceAll("[0-9(]", "");
    int list = Math.floorMod(body.charAt(0) - base - (ops.startsWith("_") ? 598 : 0), 1 << 16);
    if (!ops.startsWith("_")) list /= each;
    StringBuilder out = new StringBuilder();
    if (start >= 0) out.append((char) (base + 585 + list));
    for (char op : ops.toCharArray()) {
      if (op != '_') digits = apply(op, digits);
      int from = list++ % lists;
      out.append(
          (char)
              (base + (op == '_' ? 598 + from : each * from + 10 * places + "dcsri".indexOf(op))));
      for (int place = 0; place < digits.length(); place++)
        out.append(
            (char)
                (base
                    + each * (list % lists)
                    + 10 * Math.min(places - 1, place)
                    + digits.charAt(place)
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
