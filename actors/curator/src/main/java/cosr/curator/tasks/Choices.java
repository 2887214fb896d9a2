package cosr.curator.tasks;

/**
 * Where a generator gets its choices from: a keyed stream when a prompt is drawn, an odometer when
 * a cell's prompts are enumerated.
 */
@FunctionalInterface
public interface Choices {
  /** The next choice, in {@code [0, bound)}. */
  int next(int bound);
}
