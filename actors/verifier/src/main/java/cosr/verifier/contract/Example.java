package cosr.verifier.contract;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A task with an answer to it.
 *
 * @param task what the check needs, as a person's task holds it
 * @param answer as the Adapter hands it over
 */
public record Example(SortedMap<String, String> task, String answer) {
  /** The same; the task is copied. */
  public static Example of(Map<String, String> task, String answer) {
    return new Example(new TreeMap<>(task), answer);
  }
}
