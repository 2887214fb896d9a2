package cosr.verifier.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Attacks that say so succeed where nothing protects, so that what looks for them sees them. */
@Timeout(120)
class BitesTest {
  private static final int NOBODY = 65534;

  @TestFactory
  List<DynamicTest> withoutASandboxTheAttackSucceeds() {
    Assumptions.assumeTrue(Tree.user(ProcessHandle.current().pid()) == 0, "root can be another");
    List<DynamicTest> tests = new ArrayList<>();
    for (Texts.Text attack : Texts.of("attacks"))
      if (attack.says("bites"))
        tests.add(DynamicTest.dynamicTest(attack.name(), () -> succeeds(attack)));
    assertThat(tests).hasSizeGreaterThan(20);
    return tests;
  }

  private static void succeeds(Texts.Text attack) throws IOException, InterruptedException {
    try (Surroundings host = Surroundings.of(NOBODY)) {
      List<String> command = new ArrayList<>();
      command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY));
      command.addAll(List.of("--clear-groups", "prlimit", "--as=1000000000", "--cpu=2", "timeout"));
      command.addAll(List.of("-s", "KILL", "4", "/usr/bin/python3", "-I", "-S", "-c"));
      command.add(host.line() + attack.source());
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("FOUND", host.hidden());
      Process process = builder.start();
      process.getOutputStream().close();
      boolean named = false;
      while (!process.waitFor(20, TimeUnit.MILLISECONDS)) named |= host.named();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      List<String> touched = new ArrayList<>(host.touched(output));
      if (named) touched.add("took a name");
      assertThat(touched).as(attack.name() + ": " + output).isNotEmpty();
    }
  }
}
