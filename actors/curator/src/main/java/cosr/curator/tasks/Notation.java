package cosr.curator.tasks;

import cosr.config.Settings;
import cosr.protocol.Placed;
import cosr.protocol.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How list tasks are written. A list is its digits; a number is a list with the lowest digit first;
 * a prompt is a family's letter, what the task is about, and {@code =}. Some families write in
 * {@link cosr.protocol.Marked} characters.
 */
public final class Notation {
  /** The characters that have tokens in every run, in the order of the tokens. */
  public static final String BASE = "0123456789+dcsriop,=.";

  /** What ends an attempt; written by the Student, no part of the texts here. */
  public static final char END_MARK = '.';

  /** What ends a prompt. */
  static final char PROMPT_END = '=';

  /** What stands between the lists of a program's plain answer. */
  static final char SEPARATOR = ',';

  /** Tokens that an attempt may be longer than the reference answer and its end mark. */
  static final int SLACK = 4;

  /** The first rules in which add, prefix-sum and boolean are labelled lists. */
  static final int LABELLED_SINCE = 5;

  private Notation() {}

  /**
   * Every character that a prompt, an answer or an attempt of these families can have, in the order
   * of the tokens, however a run names them: {@link #BASE}, then what each family adds, the
   * built-in ones in the order of {@link Families#all}, then those of other modules by name; {@link
   * Placed} ones at the end, so that the tokens of runs from before there were any keep their
   * numbers. A family that there is no longer adds nothing.
   *
   * @param rules number of the run's {@link Rules}
   */
  public static String alphabet(List<String> families, int rules) {
    return alphabet(new Settings.Tasks(families, 2), rules);
  }

  /** The same of a run's tasks: its families, and what it took down of its dataset. */
  public static String alphabet(Settings.Tasks tasks, int rules) {
    boolean alone = !tasks.dataset().isEmpty() && !tasks.withFamilies();
    List<String> families = alone ? List.of() : tasks.families();
    return alphabetOf(
        families.stream().flatMap(name -> found(name).stream()).toList(),
        rules,
        tasks.pinned().symbols());
  }

  /**
   * The same.
   *
   * @param symbols characters besides, behind those of the families
   */
  static String alphabetOf(Collection<TaskFamily> families, int rules, String symbols) {
    List<String> builtIn = Families.all().stream().map(TaskFamily::name).toList();
    StringBuilder out = new StringBuilder(BASE);
    List<TaskFamily> ordered = new ArrayList<>(families);
    ordered.sort(
        Comparator.comparingInt((TaskFamily f) -> place(builtIn, f.name()))
            .thenComparing(TaskFamily::name));
    StringBuilder placed = new StringBuilder();
    for (TaskFamily family : ordered)
      for (char symbol : family.symbols(rules).toCharArray())
        if (Placed.is(symbol)) placed.append(symbol);
        else if (out.indexOf(String.valueOf(symbol)) < 0) out.append(symbol);
    for (char symbol : symbols.toCharArray())
      if (out.indexOf(String.valueOf(symbol)) < 0 && placed.indexOf(String.valueOf(symbol)) < 0)
        out.append(symbol);
    return out.append(placed).toString();
  }

  private static int place(List<String> builtIn, String name) {
    int at = builtIn.indexOf(name);
    return at < 0 ? builtIn.size() : at;
  }

  private static Optional<TaskFamily> found(String name) {
    try {
      return Optional.of(Families.named(name));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
