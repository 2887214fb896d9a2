package cosr.runtime.datasets;

import cosr.datasets.Defect;
import cosr.datasets.Item;
import cosr.student.wording.Wording;
import java.util.Optional;

/**
 * Whether a model that a user brought can be set a row: its chat template takes it, and its context
 * has room for the prompt and for a right answer, or for as many tokens as an answer may have.
 *
 * @param answerTokens tokens of an answer at most
 */
record Legible(Wording wording, int answerTokens) {
  /** What is wrong with the row for this model; empty: nothing. */
  Optional<Defect> defect(Item item) {
    try {
      int[] prompt = wording.prompt(item.prompt(), "");
      int room = wording.room(prompt, answerTokens);
      if (room >= answerTokens) return Optional.empty();
      int needed = 1 + shortest(item);
      return room >= needed
          ? Optional.empty()
          : Optional.of(
              new Defect(
                  item.row(),
                  "",
                  "its prompt takes %,d tokens of the model and its answer %,d, and student.context has room for %,d: raise it, as far as the model goes"
                      .formatted(prompt.length, needed, prompt.length + room)));
    } catch (IllegalArgumentException e) {
      return Optional.of(new Defect(item.row(), "", String.valueOf(e.getMessage())));
    }
  }

  /** Tokens of the shortest answer that is known to be right. */
  private int shortest(Item item) {
    return References.lessons(item).stream()
        .mapToInt(lesson -> wording.answer(lesson).length)
        .min()
        .orElseThrow();
  }
}
