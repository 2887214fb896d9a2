package cosr.curator.tasks;

import cosr.protocol.Lined;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One operation on a digit that gives a digit. It is written with two characters: the operator and
 * a digit k, or k and a minus for k less the value.
 *
 * @param operator one of {@code + * / % >}, or {@code ~} for k less the value
 * @param k the constant, from 0 to 9
 */
record Step(char operator, int k) {
  /** The one that changes nothing. */
  static final Step SAME = read(Lined.SAME);

  /** All others. */
  static final List<Step> ALL =
      Lined.STEPS.stream().map(Step::read).filter(step -> !step.isSame()).toList();

  private static final Map<String, Step> BY_TEXT =
      Lined.STEPS.stream().collect(Collectors.toUnmodifiableMap(text -> text, Step::read));

  /** Those that give each digit of one digit only. */
  static final List<Step> REVERSIBLE =
      ALL.stream().filter(step -> step.image().length() == 10).toList();

  /** The operation on a digit. */
  int apply(int value) {
    return switch (operator) {
      case '+' -> (value + k) % 10;
      case '~' -> (k - value + 10) % 10;
      case '*' -> value * k % 10;
      case '/' -> value / k;
      case '%' -> value % k;
      default -> Math.max(value, k);
    };
  }

  /** The smallest digit that it makes this one of. */
  int before(int made) {
    for (int value = 0; value < 10; value++) if (apply(value) == made) return value;
    throw new IllegalArgumentException(text() + " does not make " + made);
  }

  /** The digits that it makes, in ascending order. */
  String image() {
    StringBuilder out = new StringBuilder(10);
    for (int made = 0; made < 10; made++)
      for (int value = 0; value < 10; value++)
        if (apply(value) == made) {
          out.append(made);
          break;
        }
    return out.toString();
  }

  /** Whether it changes nothing. */
  boolean isSame() {
    return operator == '+' && k == 0;
  }

  /** Two characters. */
  String text() {
    return operator == '~' ? k + "-" : operator + "" + k;
  }

  /** The step that two characters say; none of them is refused. */
  static Step of(String text) {
    Step step = BY_TEXT.get(text);
    if (step != null) return step;
    throw new IllegalArgumentException("no step: " + text);
  }

  /** The step in Python, as an expression. */
  String python(char variable) {
    return switch (operator) {
      case '+' -> "(%c+%d)%%10".formatted(variable, k);
      case '~' -> "(%d-%c)%%10".formatted(k, variable);
      case '*' -> "%c*%d%%10".formatted(variable, k);
      case '/' -> "%c//%d".formatted(variable, k);
      case '%' -> "%c%%%d".formatted(variable, k);
      default -> "%c if %c>%d else %d".formatted(variable, variable, k, k);
    };
  }

  /** The step in plain words, modulo ten. */
  String words(char variable) {
    return switch (operator) {
      case '~' -> k + " - " + variable;
      case '>' -> "%c but at least %d".formatted(variable, k);
      default -> "%c %c %d".formatted(variable, operator, k);
    };
  }

  private static Step read(String text) {
    return text.endsWith("-")
        ? new Step('~', Digits.at(text, 0))
        : new Step(text.charAt(0), Digits.at(text, 1));
  }
}
