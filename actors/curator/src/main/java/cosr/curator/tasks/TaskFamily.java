package cosr.curator.tasks;

import cosr.protocol.AnswerForm;
import cosr.protocol.Cell;
import cosr.protocol.Check;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Tasks of one kind at levels 1, 2, 3, … without an upper end. A prompt's text says everything:
 * level, answer, check and gloss are derived from it, so a prompt found anywhere can be made a task
 * again. Implementations are stateless, so thread-safe; a text that is no prompt of the family is
 * refused with {@link IllegalArgumentException}.
 */
public interface TaskFamily {
  /** Name in settings, tables and cells. */
  String name();

  /** A prompt of this level, made from choices. Every row of choices gives a prompt of its own. */
  String prompt(int level, Choices choices);

  /** How many distinct prompts the level has; {@code Long.MAX_VALUE} where there are more. */
  long prompts(int level);

  /** The level of a prompt. */
  int level(String prompt);

  /** The reference answer, with all steps that the Student is shown, without end mark. */
  String answer(String prompt);

  /** The prompt as the family writes it today, from one in this or an older notation. */
  default String renewed(String prompt) {
    return prompt;
  }

  /**
   * Characters of prompts and answers that {@link Notation#BASE} lacks or may lack; they have
   * tokens in the runs of the family.
   */
  default String symbols() {
    return "";
  }

  /**
   * The {@link #symbols} that the family had in a run of older rules.
   *
   * @param rules number of the run's {@link cosr.protocol.Rules}
   */
  default String symbols(int rules) {
    return symbols();
  }

  /**
   * The family's budget: tokens that an attempt may have more than the reference answer and its end
   * mark.
   */
  default int slack() {
    return Notation.SLACK;
  }

  /** Weight in the warm-up: how many lessons it has for one of a family that is soon learned. */
  default double lessons() {
    return 1;
  }

  /**
   * Weight in the lessons that go on in practice: above 0 for a family whose first levels are
   * unlearned or never finished without.
   */
  default double reminders() {
    return 0;
  }

  /** The form that an answer is brought into before it is checked. */
  AnswerForm form();

  /** What decides an answer to the prompt. */
  Check check(String prompt);

  /**
   * Checks of the level's tasks, one of each kind at least: before a run starts it is found out by
   * them whether the machine can decide its tasks. A few prompts' ones, unless a family knows all.
   */
  default List<Check> checks(int level) {
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      KeyedRandom random = KeyedRandom.of(0, "checks", name(), level, i);
      checks.add(check(prompt(level, random::nextInt)));
    }
    return checks;
  }

  /** The prompt in plain words. */
  String gloss(String prompt);

  /**
   * Chance of a right answer by one who knows the level but not the prompt and always gives the
   * likeliest answer.
   */
  double guessRate(int level);

  /** What makes the level hard, by name; {@code digits} and {@code operations} at least. */
  SortedMap<String, Integer> attributes(int level);

  /**
   * Easier tasks, of this family or another, whose answers with the prompt give the answer; empty
   * at level 1. The parts may be held out or of a level that a run does not have: {@link
   * Catalog#decompose} leaves those out.
   */
  List<Task> decompose(Task task);

  /** The reference answer to a task from those to all its parts, in their order. */
  String combine(Task task, List<String> answers);

  /**
   * The prompt that plain words set: the gloss without regard to capitals, blanks and remarks in
   * brackets, or nearly. Empty for other words, and where a family reads none.
   */
  default Optional<String> read(String words) {
    return Optional.empty();
  }

  /** A level with fewer distinct prompts is left out of a run; at least 2. */
  default int leastPrompts() {
    return HoldOut.LEAST;
  }

  /**
   * The prompt of a level that takes the most tokens with its answer; empty where all prompts of a
   * level take about as many.
   */
  default Optional<String> longest(int level) {
    return Optional.empty();
  }

  /**
   * Whether its references can be learned. Of a family that says no, the warm-up teaches nothing
   * and no exam asks; it is there to be practised, as what a real task bank has of tasks at fault.
   */
  default boolean learnable() {
    return true;
  }

  /** The task that a prompt sets. */
  default Task task(String prompt) {
    Cell cell = new Cell(name(), level(prompt));
    return new Task(
        cell + "/" + prompt,
        cell,
        prompt,
        gloss(prompt),
        form(),
        check(prompt),
        answer(prompt).length() + 1 + slack(),
        guessRate(cell.level()));
  }

  /** A task of this level, held out or not. */
  default Task draw(int level, KeyedRandom random) {
    return task(prompt(level, random::nextInt));
  }
}
