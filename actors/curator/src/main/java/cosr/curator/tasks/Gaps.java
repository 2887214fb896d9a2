package cosr.curator.tasks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Where a short program has lines that change nothing. A program of fewer than {@value #SHORT}
 * lines may have others before, between or behind them, up to {@value #SHORT} in all, so that
 * programs of that length are met from the first level on. All ways to place them are equally
 * likely.
 */
final class Gaps {
  /** Lines that a program may have if it has fewer that change something. */
  static final int SHORT = 3;

  /** By level: a one for a line that changes something, a zero for another. */
  private static final List<List<String>> MASKS =
      IntStream.range(0, SHORT).mapToObj(Gaps::masks).toList();

  private Gaps() {}

  /** The ways to place them where so many lines change something. */
  private static List<String> ways(int level) {
    return level < SHORT ? MASKS.get(level) : List.of("1".repeat(level));
  }

  /**
   * How many ways there are to place them and to write them.
   *
   * @param each ways to write one
   */
  static long count(int level, int each) {
    return ways(level).stream().mapToLong(way -> Digits.times(1, each, way.length() - level)).sum();
  }

  /** How many ways have the most lines in all. */
  static long longest(int level) {
    return ways(level).stream().filter(way -> way.length() == Math.max(level, SHORT)).count();
  }

  /** The lines with others that change nothing, placed by a choice. */
  static <T> List<T> filled(List<T> lines, Supplier<T> same, Choices choices) {
    List<String> ways = ways(lines.size());
    String way = ways.get(choices.next(ways.size()));
    List<T> out = new ArrayList<>(way.length());
    int next = 0;
    for (char c : way.toCharArray()) out.add(c == '1' ? lines.get(next++) : same.get());
    return Collections.unmodifiableList(out);
  }

  /** Whether so many lines may be there where so many change something. */
  static boolean fits(int level, int lines) {
    return level > 0 && lines <= Variables.MOST && (lines == level || lines <= SHORT);
  }

  /** The lines before the last one that changes something. */
  static <T> List<T> shorter(List<T> lines, Predicate<T> same) {
    int last = lines.size() - 1;
    while (same.test(lines.get(last))) last--;
    return lines.subList(0, last);
  }

  private static List<String> masks(int level) {
    List<String> out = new ArrayList<>();
    for (int lines = level; lines <= SHORT; lines++)
      for (int bits = 0; bits < 1 << lines; bits++)
        if (Integer.bitCount(bits) == level) out.add(binary(bits, lines));
    return out;
  }

  private static String binary(int bits, int digits) {
    StringBuilder out = new StringBuilder(digits);
    for (int digit = digits - 1; digit >= 0; digit--) out.append(bits >> digit & 1);
    return out.toString();
  }
}
