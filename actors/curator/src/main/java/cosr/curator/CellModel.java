package cosr.curator;

import cosr.protocol.Cell;

/**
 * The Curator's model of the Student in one cell; changes by events alone.
 *
 * @param guess chance of a right answer by guessing
 * @param open whether the levels below carry it
 * @param setAside why it gets no tasks any more; empty while it does
 * @param visited last round with an outcome that teaches; -1 before
 * @param reason of its last assignment; empty before
 */
public record CellModel(
    Cell cell,
    double guess,
    Skill skill,
    History history,
    boolean open,
    String setAside,
    int visited,
    String reason) {
  /** Guess-corrected moving average from which a cell counts as mastered. */
  static final double MASTERED = 0.9;

  static CellModel unknown(Cell cell, double guess) {
    return new CellModel(cell, guess, Skill.unknown(), History.none(), false, "", -1, "");
  }

  /** Whether the cell may get tasks. */
  public boolean usable() {
    return setAside.isEmpty();
  }

  /** Guess-corrected mean of the Beta. */
  public double belief() {
    return Skill.corrected(skill.mean(), guess);
  }

  /** Guess-corrected cautious estimate: one standard deviation below the mean. */
  public double cautious() {
    return Skill.corrected(skill.lower(), guess);
  }

  /** Guess-corrected fast average of the groups' rates. */
  public double fast() {
    return Skill.corrected(skill.fast(), guess);
  }

  /** Guess-corrected slow average. */
  public double slow() {
    return Skill.corrected(skill.slow(), guess);
  }

  /** Learning progress of the corrected averages. */
  public double progress() {
    return skill.progress(guess);
  }

  public boolean mastered() {
    return fast() >= MASTERED;
  }

  CellModel with(Skill s, History h, int lastVisit) {
    return new CellModel(cell, guess, s, h, open, setAside, lastVisit, reason);
  }

  CellModel with(Skill s) {
    return with(s, history, visited);
  }

  CellModel with(History h) {
    return with(skill, h, visited);
  }

  CellModel open(boolean now) {
    return new CellModel(cell, guess, skill, history, now, setAside, visited, reason);
  }

  CellModel setAside(String why) {
    return new CellModel(cell, guess, skill, history, open, why, visited, reason);
  }

  CellModel assigned(String why) {
    return new CellModel(cell, guess, skill, history, open, setAside, visited, why);
  }
}
