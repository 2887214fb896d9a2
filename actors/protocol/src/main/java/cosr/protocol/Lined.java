package cosr.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Characters that are a line about a variable of a program. In a prompt that is the variable's
 * value, a step, a question mark, or a number that is put in with the one that comes out; in an
 * answer also a parameter or an expression, with the comma behind it. A parameter and an expression
 * are filed under the variable that follows theirs. So what is to be read next is found by the name
 * under which the newest character is filed, however many lines there are.
 *
 * <p>Each is one character of the private use area, from U+E000 on: by variable, then what it says.
 */
public final class Lined {
  /** The variables; after the last comes the first again. */
  public static final String VARIABLES = "nopqrstuvwxyz";

  /** The step and the operation that leave a number as it is. */
  public static final String SAME = "+0";

  /** Steps as they are written: an operator and a digit, or a digit and a minus. */
  public static final List<String> STEPS =
      List.of(
          SAME, "+1", "+2", "+3", "+4", "+5", "+6", "+7", "+8", "+9", "5-", "6-", "7-", "8-", "9-",
          "*2", "*3", "*7", "/2", "/3", "%2", "%3", "%5", ">3", ">5", ">7");

  /** What an expression of an answer does with its variable. */
  public static final List<String> OPERATIONS =
      List.of(
          SAME, "+1", "+2", "+3", "+4", "+5", "+6", "+7", "+8", "-1", "-2", "-3", "-4", "-5", "-6",
          "-7", "-8", "*2-2", "*2-1", "*2", "*2+1", "*2+2", "*2+3", "*3-1", "*3", "*3+1");

  /** What is asked, or what comes last. */
  public static final String ASKED = "?";

  private static final String COMMA = ",";
  private static final List<String> VALUES = numbers("%d", 10);
  private static final List<String> PAIRS = numbers("%02d", 100);
  private static final List<String> ANSWERS =
      Stream.concat(Stream.of(""), OPERATIONS.stream()).map(said -> said + COMMA).toList();
  private static final List<String> ALL = all();
  private static final Map<String, Integer> PLACES =
      IntStream.range(0, ALL.size())
          .boxed()
          .collect(Collectors.toUnmodifiableMap(ALL::get, i -> i));
  private static final char FIRST = '\uE000';
  private static final int EACH = ALL.size();
  private static final int COUNT = VARIABLES.length() * EACH;

  private Lined() {}

  /**
   * What is said of a variable.
   *
   * @param text a digit, one of {@link #STEPS}, {@link #ASKED} or two digits
   */
  public static char of(char variable, String text) {
    if (text.endsWith(COMMA)) throw noLine(variable, text);
    return filed(variable, variable, text);
  }

  /** The variable with a comma, as a parameter in an answer. */
  public static char parameter(char variable) {
    return filed(after(variable, 1), variable, COMMA);
  }

  /**
   * An expression with a comma, in an answer.
   *
   * @param operation one of {@link #OPERATIONS}
   */
  public static char expression(char variable, String operation) {
    return filed(after(variable, 1), variable, operation + COMMA);
  }

  private static char filed(char under, char variable, String text) {
    int at = PLACES.getOrDefault(text, -1);
    if (VARIABLES.indexOf(variable) < 0 || at < 0) throw noLine(variable, text);
    return (char) (FIRST + EACH * VARIABLES.indexOf(under) + at);
  }

  private static IllegalArgumentException noLine(char variable, String text) {
    return new IllegalArgumentException("no line: " + variable + " " + text);
  }

  /** The variable so many places behind another. */
  public static char after(char variable, int places) {
    int count = VARIABLES.length();
    return VARIABLES.charAt(Math.floorMod(VARIABLES.indexOf(variable) + places, count));
  }

  /** Whether the character is a line. */
  public static boolean is(char c) {
    return c >= FIRST && c < FIRST + COUNT;
  }

  /** Of a line the variable under which it is filed. */
  public static char variable(char c) {
    return VARIABLES.charAt((c - FIRST) / EACH);
  }

  /** A line in plain characters: the variable that it is about, and what it says. */
  public static String text(char c) {
    String said = ALL.get((c - FIRST) % EACH);
    return after(variable(c), said.endsWith(COMMA) ? -1 : 0) + said;
  }

  /** The text with its lines in plain characters, other characters as they are. */
  public static String written(String text) {
    if (text.chars().noneMatch(c -> is((char) c))) return text;
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) out.append(is(c) ? text(c) : String.valueOf(c));
    return out.toString();
  }

  /** What a line says besides its variable, by name. */
  static List<String> marks(char c) {
    String said = ALL.get((c - FIRST) % EACH);
    if (PAIRS.contains(said))
      return List.of("put in " + said.charAt(0), "comes out " + said.charAt(1), "pair " + said);
    return List.of("says " + said);
  }

  /** Values, steps and questions of every variable. */
  public static String ofPrograms() {
    return everyVariable(Stream.of(VALUES, STEPS, List.of(ASKED)).flatMap(List::stream).toList());
  }

  /** Pairs, questions, parameters and expressions of every variable. */
  public static String ofPairs() {
    return everyVariable(Stream.of(List.of(ASKED), PAIRS, ANSWERS).flatMap(List::stream).toList());
  }

  private static String everyVariable(List<String> texts) {
    StringBuilder out = new StringBuilder();
    for (char name : VARIABLES.toCharArray())
      for (String text : texts) out.append(filed(name, name, text));
    return out.toString();
  }

  private static List<String> numbers(String format, int count) {
    return IntStream.range(0, count).mapToObj(format::formatted).toList();
  }

  private static List<String> all() {
    List<String> out = new ArrayList<>(VALUES);
    out.addAll(STEPS);
    out.add(ASKED);
    out.addAll(PAIRS);
    out.addAll(ANSWERS);
    return Collections.unmodifiableList(out);
  }
}
