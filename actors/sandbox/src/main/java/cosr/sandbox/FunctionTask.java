package cosr.sandbox;

import java.util.Set;

/**
 * A function with its tests.
 *
 * @param prompt what stands before the answer, such as imports, helpers and the head of the
 *     function; may be empty
 * @param entry the name of the function or class that the tests are about; may be empty where they
 *     take one name alone from the solution
 * @param answer a whole program that defines it, or what goes on after the prompt
 * @param tests plain asserts, or a definition of {@code check(candidate)}; they never enter the
 *     sandbox of the answer
 * @param names other names, such as classes, that the tests may take from the solution, which then
 *     has a part in what they decide
 */
public record FunctionTask(
    String prompt, String entry, String answer, String tests, Set<String> names) {
  /** Keeps a copy. */
  public FunctionTask {
    names = Set.copyOf(names);
  }

  /** A task whose tests take nothing else from the solution. */
  public FunctionTask(String prompt, String entry, String answer, String tests) {
    this(prompt, entry, answer, tests, Set.of());
  }
}
