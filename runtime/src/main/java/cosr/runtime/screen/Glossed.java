package cosr.runtime.screen;

/**
 * One attempt at a task, told in plain words.
 *
 * @param cell family and level
 * @param gloss the prompt in plain words
 * @param attempt what the Student wrote
 */
public record Glossed(String cell, String gloss, String attempt, Mark mark) {

  /** {@code sort/3 sort, then reverse 3 1 4 → 4 3 1 ✓ right}, at most so wide. */
  public String line(Ink ink, int width) {
    String head = Words.pad(Words.clean(cell), 13) + " ";
    String tail = "  " + mark.inked(ink);
    String arrow = "  →  ";
    int room = width - Words.length(head) - Words.length(tail) - Words.length(arrow);
    String said = Words.clean(attempt).strip();
    if (said.isEmpty()) said = "(nothing)";
    int forAnswer = Math.max(8, Math.min(Words.length(said), room / 2));
    String asked = Words.cut(Words.clean(gloss), Math.max(8, room - forAnswer));
    String answered = Words.cut(said, Math.max(8, room - Words.length(asked)));
    return Words.cut(ink.dim(head) + asked + arrow + ink.bold(answered) + tail, width);
  }
}
