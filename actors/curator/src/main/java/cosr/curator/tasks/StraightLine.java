package cosr.curator.tasks;

import cosr.protocol.Lined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program of one line after the other: each sets the next variable to a step of the one before.
 * {@code n+3o9-} says that o is n + 3 and p is 9 - o, modulo ten, where n is the input.
 *
 * @param input name of the input
 * @param steps the first one is of the input; at least one
 */
record StraightLine(char input, List<Step> steps) {
  private static final int LINE = 3;
  private static final String THEN = ", then ";

  /** The program with steps of this text, two characters each behind a name, from this one on. */
  static StraightLine of(char input, char name, String lines) {
    if (Lined.VARIABLES.indexOf(input) < 0 || lines.isEmpty() || lines.length() % LINE != 0)
      throw new IllegalArgumentException("no lines: " + lines);
    List<Step> steps = new ArrayList<>(lines.length() / LINE);
    for (int i = 0; i < lines.length(); i += LINE) {
      if (lines.charAt(i) != Variables.after(name, steps.size()))
        throw new IllegalArgumentException("no line: " + lines.substring(i));
      steps.add(Step.of(lines.substring(i + 1, i + LINE)));
    }
    StraightLine program = new StraightLine(input, Collections.unmodifiableList(steps));
    if (!Gaps.fits(program.level(), steps.size()))
      throw new IllegalArgumentException("no such lines: " + lines);
    return program;
  }

  /** How many lines change something. */
  int level() {
    return (int) steps.stream().filter(step -> !step.isSame()).count();
  }

  /** The steps, each behind the name of the variable that it is of (0) or makes (1). */
  String lines(int which) {
    StringBuilder out = new StringBuilder(steps.size() * LINE);
    for (int i = 0; i < steps.size(); i++) out.append(name(i + which)).append(steps.get(i).text());
    return out.toString();
  }

  /** The variable that is made last. */
  char last() {
    return name(steps.size());
  }

  /** The variable that a line sets, from 1; 0 for the input. */
  char name(int line) {
    return Variables.after(input, line);
  }

  /** Without the last line that changes something and those behind it. */
  StraightLine shorter() {
    return new StraightLine(input, Gaps.shorter(steps, Step::isSame));
  }

  /** The values of all variables but the input. */
  List<Integer> values(int given) {
    List<Integer> out = new ArrayList<>(steps.size());
    int value = given;
    for (Step step : steps) {
      value = step.apply(value);
      out.add(value);
    }
    return out;
  }

  /** The assignments in Python, a line each, indented by a blank. */
  String python() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < steps.size(); i++)
      out.append(" %c=%s\n".formatted(name(i + 1), steps.get(i).python(name(i))));
    return out.toString();
  }

  /** The assignments in plain words. */
  String words() {
    List<String> out = new ArrayList<>(steps.size());
    for (int i = 0; i < steps.size(); i++)
      out.add("%c = %s".formatted(name(i + 1), steps.get(i).words(name(i))));
    return String.join(THEN, out);
  }

  /** The program that plain words say; empty for other words. */
  static Optional<StraightLine> read(char input, String words) {
    List<Step> steps = new ArrayList<>();
    for (String line : words.split(THEN, -1)) {
      char before = Variables.after(input, steps.size());
      String start = Variables.after(before, 1) + " = ";
      Optional<Step> step =
          Stream.concat(Step.ALL.stream(), Stream.of(Step.SAME))
              .filter(s -> line.equals(start + s.words(before)))
              .findFirst();
      if (step.isEmpty()) return Optional.empty();
      steps.add(step.get());
    }
    StraightLine program = new StraightLine(input, Collections.unmodifiableList(steps));
    return Optional.of(program).filter(read -> Gaps.fits(read.level(), steps.size()));
  }
}
