package cosr.curator.tasks;

import cosr.protocol.AnswerForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The answers to the games on programs once more, written with nothing of the families' code. */
final class NaivePrograms {
  private static final String NAMES = "nopqrstuvwxyz";
  private static final int FIRST = 0xE000;
  private static final int EACH = 164;
  private static final List<String> STEPS =
      List.of(
          ("+0 +1 +2 +3 +4 +5 +6 +7 +8 +9 5- 6- 7- 8- 9- *2 *3 *7 /2 /3 %2 %3 %5 >3 >5 >7")
              .split(" "));
  private static final List<String> EXPRESSIONS =
      List.of(
          ("+0 +1 +2 +3 +4 +5 +6 +7 +8 -1 -2 -3 -4 -5 -6 -7 -8 *2-2 *2-1 *2 *2+1 *2+2 *2+3 *3-1 *3"
                  + " *3+1")
              .split(" "));
  private static final Pattern LINE = Pattern.compile("([n-z])([^n-z=]+)");

  private NaivePrograms() {}

  static boolean is(String prompt) {
    return "DAI".indexOf(prompt.charAt(0)) >= 0;
  }

  static String plain(int c) {
    if (c < FIRST || c >= FIRST + NAMES.length() * EACH) return Character.toString(c);
    int name = (c - FIRST) / EACH;
    int at = (c - FIRST) % EACH;
    if (at < 10) return NAMES.charAt(name) + "" + at;
    if (at < 36) return NAMES.charAt(name) + STEPS.get(at - 10);
    if (at == 36) return NAMES.charAt(name) + "?";
    if (at < 137) return NAMES.charAt(name) + "%02d".formatted(at - 37);
    return NAMES.charAt((name + 12) % 13) + (at == 137 ? "" : EXPRESSIONS.get(at - 138)) + ",";
  }

  static String plain(String text) {
    return text.chars().mapToObj(NaivePrograms::plain).collect(Collectors.joining());
  }

  static String answer(String prompt) {
    List<MatchResult> lines = lines(prompt);
    return switch (prompt.charAt(0)) {
      case 'D' -> values(names(lines), trace(steps(lines), given(lines.getFirst())));
      case 'A' -> abduced(lines);
      default -> program(lines);
    };
  }

  private static List<MatchResult> lines(String prompt) {
    return LINE.matcher(plain(prompt)).results().toList();
  }

  private static String names(List<MatchResult> lines) {
    return lines.stream().map(line -> line.group(1)).distinct().collect(Collectors.joining());
  }

  private static int given(MatchResult line) {
    return Integer.parseInt(line.group(2));
  }

  /** All lines but the first and the last. */
  private static List<String> steps(List<MatchResult> lines) {
    return lines.subList(1, lines.size() - 1).stream().map(line -> line.group(2)).toList();
  }

  private static List<Integer> trace(List<String> steps, int given) {
    List<Integer> out = new ArrayList<>(List.of(given));
    for (String step : steps) out.add(made(step, out.getLast()));
    return out;
  }

  private static int made(String step, int value) {
    int k = Integer.parseInt(step.replaceAll("[^0-9]", ""));
    if (step.endsWith("-")) return Math.floorMod(k - value, 10);
    return switch (step.charAt(0)) {
      case '+' -> (value + k) % 10;
      case '-' -> Math.floorMod(value - k, 10);
      case '*' -> value * k % 10;
      case '/' -> value / k;
      case '%' -> value % k;
      case '>' -> value > k ? value : k;
      default -> throw new IllegalArgumentException(step);
    };
  }

  private static String abduced(List<MatchResult> lines) {
    String names = names(lines);
    int made = given(lines.getLast());
    for (int input = 0; input < 10; input++) {
      List<Integer> trace = trace(steps(lines), input);
      if (trace.getLast() == made)
        return values(new StringBuilder(names).reverse().toString(), trace.reversed());
    }
    throw new IllegalArgumentException("nothing gives " + made);
  }

  private static String values(String names, List<Integer> values) {
    StringBuilder out = new StringBuilder("'");
    for (int i = 0; i < values.size(); i++)
      out.append((char) (FIRST + EACH * NAMES.indexOf(names.charAt(i)) + values.get(i)));
    return out.append("'").toString();
  }

  /** Slope and height of the line through both points of each variable. */
  private static String program(List<MatchResult> lines) {
    StringBuilder parameters = new StringBuilder();
    StringBuilder expressions = new StringBuilder();
    for (int i = 0; i + 2 < lines.size(); i += 2) {
      int next = NAMES.indexOf(lines.get(i + 2).group(1));
      String expression = expression(lines.get(i).group(2), lines.get(i + 1).group(2));
      parameters.append((char) (FIRST + EACH * next + 137));
      expressions.append((char) (FIRST + EACH * next + 138 + EXPRESSIONS.indexOf(expression)));
    }
    return "f=lambda " + parameters + ":[" + expressions + "]";
  }

  private static String expression(String first, String second) {
    int across = second.charAt(0) - first.charAt(0);
    int slope = (second.charAt(1) - first.charAt(1)) / across;
    int height = first.charAt(1) - '0' - slope * (first.charAt(0) - '0');
    return (slope == 1 ? "" : "*" + slope)
        + (height == 0 && slope > 1 ? "" : "%+d".formatted(height));
  }

  /** What counts of an answer: names do in a text of values, not in a program. */
  static String verified(String prompt) {
    String answer = plain(answer(prompt));
    return prompt.charAt(0) == 'I' ? answer.replaceAll("[n-z]", "") : answer;
  }

  static AnswerForm form(String prompt) {
    return prompt.charAt(0) == 'I' ? AnswerForm.PROGRAM : AnswerForm.TEXT;
  }

  static String kind(String prompt) {
    return switch (prompt.charAt(0)) {
      case 'D' -> "python-output";
      case 'A' -> "python-input";
      default -> "python-pairs";
    };
  }

  static Map<String, String> parameters(String prompt) {
    List<MatchResult> lines = lines(prompt);
    String names = names(lines);
    String input = names.substring(0, 1);
    return switch (prompt.charAt(0)) {
      case 'D' ->
          Map.of(
              "input",
              lines.getFirst().group(2),
              "code",
              "def f("
                  + input
                  + "):\n"
                  + code(names, steps(lines))
                  + " return f'"
                  + names.replaceAll("(.)", "$1{$1}")
                  + "'\n");
      case 'A' ->
          Map.of(
              "output",
              lines.getLast().group(2),
              "code",
              "def f(text):\n "
                  + input
                  + "=int(text[-1])\n"
                  + code(names, steps(lines))
                  + " return "
                  + names.substring(names.length() - 1)
                  + "\n");
      default -> pairs(lines);
    };
  }

  private static String code(String names, List<String> steps) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      String v = names.substring(i, i + 1);
      String k = steps.get(i).replaceAll("[^0-9]", "");
      String said =
          switch (steps.get(i).replaceAll("[0-9]", steps.get(i).endsWith("-") ? "k" : "")) {
            case "+" -> "(v+k)%10";
            case "-" -> "(v-k)%10";
            case "k-" -> "(k-v)%10";
            case "*" -> "v*k%10";
            case "/" -> "v//k";
            case "%" -> "v%k";
            default -> "v if v>k else k";
          };
      String made = names.substring(i + 1, i + 2);
      out.append(' ').append(made).append('=');
      out.append(said.replace("k", k).replaceAll("\\bv\\b", v)).append('\n');
    }
    return out.toString();
  }

  private static Map<String, String> pairs(List<MatchResult> lines) {
    List<List<Integer>> inputs =
        IntStream.range(0, 4)
            .mapToObj(
                pair ->
                    IntStream.range(0, lines.size() / 2)
                        .mapToObj(i -> pair == 0 ? -3 - 2 * i : 7 + 6 * pair + 5 * i)
                        .toList())
            .toList();
    List<String> outputs = new ArrayList<>();
    for (List<Integer> input : inputs) {
      List<String> output = new ArrayList<>();
      for (int i = 0; i < input.size(); i++) {
        String a = lines.get(2 * i).group(2);
        String b = lines.get(2 * i + 1).group(2);
        int slope = (b.charAt(1) - a.charAt(1)) / (b.charAt(0) - a.charAt(0));
        output.add("" + (a.charAt(1) - '0' + slope * (input.get(i) - (a.charAt(0) - '0'))));
      }
      outputs.add("[" + String.join(",", output) + "]");
    }
    return Map.of(
        "inputs",
        inputs.stream()
            .map(in -> in.stream().map(String::valueOf).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\n")),
        "outputs",
        String.join("\n", outputs));
  }
}
