package cosr.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FailPointTest {
  @AfterEach
  void disarm() {
    FailPoint.disarm();
  }

  @Test
  void anUnarmedPointDoesNothing() {
    FailPoint.at("before-persist.student.updated");
  }

  @Test
  void theNthHitOfTheNamedPointActsOnce() {
    List<Integer> acted = new ArrayList<>();
    int[] now = {0};
    FailPoint.arm("a.b:3", () -> acted.add(now[0]));
    for (now[0] = 1; now[0] < 6; now[0]++) {
      FailPoint.at("a.c");
      FailPoint.at("a.b");
    }
    assertThat(acted).containsExactly(3);
  }

  @Test
  void aMalformedPlanIsRefused() {
    for (String spec : List.of("a", "a:", "a:0", ":1", "a:x"))
      assertThatThrownBy(() -> FailPoint.arm(spec, () -> {}))
          .isInstanceOf(UserError.class)
          .hasMessage("-Dcosr.failpoint=" + spec + ": write it as NAME:N with N from 1");
  }

  /** Reaches the point twice, then says that it is still alive. */
  static final class Victim {
    public static void main(String[] args) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
      FailPoint.at("here");
      System.out.println("one");
      FailPoint.at("here");
      System.out.println("two");
    }
  }

  @Test
  void theSystemPropertyHaltsTheProcessWithoutShutdownHooks() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcosr.failpoint=here:2",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes()).strip()).isEqualTo("one");
    assertThat(process.waitFor()).isEqualTo(137);
  }
}
