package cosr.runtime.scaffold;

import cosr.verifier.checks.Checker;
import cosr.verifier.checks.Checks;
import cosr.verifier.contract.CheckContract;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs tests that extend {@link CheckContract}; a program of its own, for the build of a plug-in.
 */
public final class ContractTests {
  private ContractTests() {}

  /**
   * Prints what is not kept, and ends with status 1 then.
   *
   * @param names of the classes
   */
  public static void main(String[] names) throws ReflectiveOperationException {
    boolean kept = true;
    for (String name : names)
      kept &=
          run(
              (CheckContract) Class.forName(name).getDeclaredConstructor().newInstance(),
              System.out);
    System.exit(kept ? 0 : 1);
  }

  private static boolean run(CheckContract test, PrintStream out) {
    List<String> violations = new ArrayList<>(test.violations());
    if (!Checks.installed().ofPlugins().containsKey(test.kind()))
      violations.add("it is not named in META-INF/services/" + Checker.class.getName());
    for (String violation : violations) out.println(test.kind() + ": " + violation);
    if (violations.isEmpty()) out.println(test.words());
    return violations.isEmpty();
  }
}
