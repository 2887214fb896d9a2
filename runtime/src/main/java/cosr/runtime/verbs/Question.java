package cosr.runtime.verbs;

import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.curator.tasks.Families;
import cosr.protocol.Cell;
import cosr.protocol.Marked;
import cosr.protocol.Task;
import cosr.runtime.node.Engines;
import cosr.student.tokenizer.CharTokenizer;
import cosr.student.wording.Wording;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person asks the Student.
 *
 * @param prompt in the Student's notation
 * @param task that it sets; empty: it is none, and nothing decides the answer
 * @param ids of the prompt's tokens
 * @param maxTokens of an answer, end mark included
 */
record Question(String prompt, Optional<Task> task, int[] ids, int maxTokens) {
  /**
   * Characters of a text: twice those of the longest task in plain words. What reads it goes deeper
   * with each of its parts, and from 3,500 characters on deeper than a stack.
   */
  static final int LONGEST_TEXT = 2048;

  /** Reads a text as a prompt or as a task in plain words; what cannot be asked is refused. */
  static Question of(String text, Catalog catalog, CharTokenizer tokenizer) {
    String asked = text.strip();
    if (asked.isEmpty()) throw new UserError("an empty prompt asks nothing; " + examples());
    if (asked.length() > LONGEST_TEXT)
      throw new UserError(
          "the prompt is too long: it has %,d characters, and at most %,d are read"
              .formatted(asked.length(), LONGEST_TEXT));
    Optional<Task> task = catalog.task(asked).or(() -> Families.task(asked));
    String prompt = task.map(Task::prompt).orElse(asked);
    int unknown = tokenizer.firstUnknown(prompt);
    if (unknown >= 0 && task.isPresent())
      throw new UserError(
          "this run's Student has no tokens for %s: its families are %s; %s"
              .formatted(task.get().cell().family(), families(catalog), examples()));
    if (unknown >= 0)
      throw new UserError(
          "the Student has no token for %s: it reads nothing but %s; %s"
              .formatted(named(prompt.codePointAt(unknown)), plain(catalog), examples()));
    int room = Engines.maxLength(catalog) - prompt.length();
    if (room < task.map(Task::maxTokens).orElse(1))
      throw new UserError(
          "the prompt is too long: with its answer the Student of this run takes %d characters, and %s"
              .formatted(
                  room + prompt.length(),
                  task.map(t -> "%d and %d are needed".formatted(prompt.length(), t.maxTokens()))
                      .orElse("it alone has " + prompt.length())));
    int most = task.map(Task::maxTokens).orElseGet(() -> Math.min(room, longestAnswer(catalog)));
    return new Question(prompt, task, tokenizer.encode(prompt), most);
  }

  /** The same for a Student that a user brought, which reads anything. */
  static Question of(String text, Catalog catalog, Wording wording) {
    String asked = text.strip();
    if (asked.isEmpty()) throw new UserError("an empty prompt asks nothing");
    Optional<Task> task =
        asked.length() > LONGEST_TEXT
            ? catalog.task(asked)
            : catalog.task(asked).or(() -> Families.task(asked));
    String prompt = task.map(Task::words).orElse(asked);
    try {
      int[] ids = wording.prompt(prompt, "");
      return new Question(prompt, task, ids, wording.room(ids, longestAnswer(catalog)));
    } catch (IllegalArgumentException e) {
      throw new UserError("this cannot be asked: " + e.getMessage(), e);
    }
  }

  /** The characters that a person can type. */
  private static String plain(Catalog catalog) {
    return catalog
        .alphabet()
        .chars()
        .filter(c -> Marked.plain((char) c) == c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String families(Catalog catalog) {
    return String.join(", ", catalog.cells().stream().map(Cell::family).distinct().toList());
  }

  private static String examples() {
    return "write a prompt such as s314=, or a task in plain words such as sort: 3 1 4";
  }

  private static String named(int character) {
    boolean shown =
        switch (Character.getType(character)) {
          case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
              false;
          default -> true;
        };
    return shown
        ? "'%s' (U+%04X)".formatted(Character.toString(character), character)
        : "U+%04X".formatted(character);
  }

  private static int longestAnswer(Catalog catalog) {
    int longest = 1;
    for (Cell cell : catalog.cells())
      longest = Math.max(longest, catalog.longest(cell).maxTokens());
    return longest;
  }
}
