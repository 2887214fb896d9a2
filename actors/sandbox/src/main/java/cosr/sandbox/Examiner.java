package cosr.sandbox;

import java.util.Optional;

/**
 * Tests that run in the JVM: it asks the solution, and judges by what that answers. The lines are
 * those of the conversation between the sandboxes of the tests and of the solution.
 */
@FunctionalInterface
public interface Examiner {
  /** The solution, which may answer whatever it likes. */
  @FunctionalInterface
  interface Solution {
    /**
     * The answer to a line, up to a megabyte. What it throws where the solution ended or reached a
     * limit is not to be caught: the report follows from it.
     */
    byte[] ask(byte[] line);
  }

  /** The report; nothing where only the tests in a sandbox can tell. */
  Optional<Report> examine(Solution solution);
}
