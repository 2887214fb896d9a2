package cosr.runtime.datasets;

import cosr.config.Settings;
import cosr.curator.tasks.Notation;
import cosr.datasets.Defect;
import cosr.datasets.Item;
import cosr.protocol.Marked;
import java.util.List;
import java.util.Optional;

/**
 * What the built-in Student can be set and taught. It has a token for each character of the Basic
 * Multilingual Plane that the rows have, and its answers end at the first {@code .}.
 *
 * @param context tokens of a prompt and its answer at most
 * @param anything a model that a user brought reads and writes anything
 * @param verification decides whether a shorter answer than the solution is right
 */
record Fit(int context, Settings.Verification verification, boolean anything) {
  /** Characters that have tokens at most. */
  static final int SYMBOLS = 512;

  /** What came of a row: one of the two is there. */
  record Result(Optional<OwnRow> row, Optional<Defect> defect) {}

  /** The row for the Student, with the fullest lesson that it can be taught. */
  Result of(Item item) {
    if (anything)
      return new Result(
          Optional.of(new OwnRow(item, item.prompt(), item.solution())), Optional.empty());
    String prompt = OwnRow.prompt(item);
    Optional<String> unknown = unknown(prompt);
    if (unknown.isPresent())
      return refused(item, "the Student can have no token for %s".formatted(unknown.get()));
    List<String> lessons = References.lessons(item);
    for (String lesson : lessons) {
      if (!writable(lesson) || prompt.length() + lesson.length() + 1 > context) continue;
      boolean whole = lesson.equals(item.solution());
      if (whole || References.right(verification, item, lesson))
        return new Result(Optional.of(new OwnRow(item, prompt, lesson)), Optional.empty());
    }
    String shortest = lessons.get(Math.min(1, lessons.size() - 1));
    if (!writable(shortest))
      return refused(
          item,
          unknown(shortest)
              .map(c -> "the Student can have no token for %s of the answer".formatted(c))
              .orElse("the answer has a '.', which ends an answer of the built-in Student"));
    int needed = prompt.length() + shortest.length() + 1;
    return refused(
        item,
        "prompt and answer take %,d tokens, and tasks.context is %,d: raise it"
            .formatted(needed, context));
  }

  private static Result refused(Item item, String why) {
    return new Result(Optional.empty(), Optional.of(new Defect(item.row(), "", why)));
  }

  private static boolean writable(String lesson) {
    return lesson.indexOf(Notation.END_MARK) < 0 && unknown(lesson).isEmpty();
  }

  private static Optional<String> unknown(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean held =
          !Character.isSurrogate(c)
              && !Marked.is(c)
              && Character.getType(c) != Character.PRIVATE_USE
              && (c >= ' ' || c == '\n' || c == '\t');
      if (!held)
        return Optional.of(
            "%s(U+%04X)"
                .formatted(
                    c >= ' ' ? "'" + Character.toString(text.codePointAt(i)) + "' " : "",
                    text.codePointAt(i)));
    }
    return Optional.empty();
  }
}
