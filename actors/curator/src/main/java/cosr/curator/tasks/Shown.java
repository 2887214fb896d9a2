package cosr.curator.tasks;

import cosr.protocol.Lined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An operation on whole numbers, times a factor and plus a constant, and two inputs at which it is
 * shown; the inputs differ and are digits, and so are its outputs there. Two points of a straight
 * line say which one it is, so no other operation here gives both outputs.
 *
 * @param factor from 1 on
 * @param plus the constant
 * @param first the first input
 * @param second the second input
 */
record Shown(int factor, int plus, int first, int second) {
  private static final Pattern FORM = Pattern.compile("(?:\\*(\\d))?([+-]\\d)?");

  private static final List<Shown> EVERY = all();

  /** All that change something, each equally likely. */
  static final List<Shown> ALL = EVERY.stream().filter(shown -> !shown.isSame()).toList();

  /** All that change nothing. */
  static final List<Shown> SAME = EVERY.stream().filter(Shown::isSame).toList();

  private static final Map<String, Shown> BY_PAIRS =
      EVERY.stream()
          .collect(Collectors.toUnmodifiableMap(s -> s.pair(s.first) + s.pair(s.second), s -> s));

  /** What the operation makes of a number. */
  int apply(int value) {
    return value * factor + plus;
  }

  /** Whether it changes nothing. */
  boolean isSame() {
    return factor == 1 && plus == 0;
  }

  /** One that changes nothing, shown at two inputs that are told by a choice. */
  static Shown same(Choices choices) {
    return SAME.get(choices.next(SAME.size()));
  }

  /** Both inputs with their outputs, each pair behind the variable's name. */
  String text(char variable) {
    return variable + pair(first) + variable + pair(second);
  }

  private String pair(int value) {
    return value + "" + apply(value);
  }

  /** The operation that a text shows; another text is refused. */
  static Shown of(char variable, String text) {
    String[] pairs = text.split(String.valueOf(variable), -1);
    Shown shown = pairs.length == 3 ? BY_PAIRS.get(pairs[1] + pairs[2]) : null;
    if (shown == null || !shown.text(variable).equals(text))
      throw new IllegalArgumentException("shows no operation: " + text);
    return shown;
  }

  /** The operation in Python, as what stands behind a variable. */
  String python() {
    String product = factor == 1 ? "" : "*" + factor;
    return plus == 0 && factor > 1 ? product : "%s%+d".formatted(product, plus);
  }

  private static List<Shown> all() {
    List<Shown> out = new ArrayList<>();
    for (String operation : Lined.OPERATIONS) {
      Matcher m = FORM.matcher(operation);
      if (!m.matches()) throw new IllegalStateException(operation);
      int factor = m.group(1) == null ? 1 : Integer.parseInt(m.group(1));
      int plus = m.group(2) == null ? 0 : Integer.parseInt(m.group(2));
      add(out, factor, plus);
    }
    return Collections.unmodifiableList(out);
  }

  private static void add(List<Shown> to, int factor, int plus) {
    for (int first = 0; first < 10; first++)
      for (int second = 0; second < 10; second++) {
        Shown shown = new Shown(factor, plus, first, second);
        if (first != second && isDigit(shown.apply(first)) && isDigit(shown.apply(second)))
          to.add(shown);
      }
  }

  private static boolean isDigit(int value) {
    return value >= 0 && value < 10;
  }
}
