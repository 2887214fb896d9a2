package cosr.sandbox;

/**
 * A function with its tests.
 *
 * @param prompt what stands before the answer, such as imports, helpers and the head of the
 *     function; may be empty
 * @param entry the name of the function or class that the tests are about
 * @param answer a whole program that defines it, or what goes on after the prompt
 * @param tests plain asserts, or a definition of {@code check(candidate)}; they never enter the
 *     sandbox of the answer
 */
public record FunctionTask(String prompt, String entry, String answer, String tests) {}
