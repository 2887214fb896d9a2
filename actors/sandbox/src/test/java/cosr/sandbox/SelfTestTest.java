package cosr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SelfTestTest {
  private static final String LEAK =
      "the sandbox of this machine does not hold: read files of the host";

  @BeforeAll
  static void need() {
    Isolated.create(1, Limits.DEFAULT).close();
  }

  @Test
  void everyAttackIsContained() {
    SelfTest test = SelfTest.run();
    assertThat(test.refusal()).isEmpty();
    assertThat(test.open()).isEmpty();
    assertThat(test.attacks()).isEqualTo(10);
    assertThat(test.isolated()).isTrue();
    assertThat(test.objection()).isEmpty();
  }

  /** Sandboxes into which somebody has let files of the host. */
  private static Sandboxes leaky() {
    List<String> room = new ArrayList<>(Launcher.ROOM);
    room.add(room.size() - 2, "--ro-bind /etc /etc");
    Isolation isolation = Isolation.look();
    Cgroups cgroups = Cgroups.look(Path.of("/"), Limits.DEFAULT.memoryBytes());
    return Sandboxes.untried(1, Limits.DEFAULT, new Launcher(isolation, cgroups, 0, room));
  }

  @Test
  void aHoleIsFoundAndNamed() {
    SelfTest test = SelfTest.of(leaky());
    assertThat(test.open()).containsExactly("read files of the host");
    assertThat(test.isolated()).isFalse();
    assertThat(test.objection()).contains(LEAK);
  }

  @Test
  void noProgramRunsWhereAnAttackGotThrough() {
    try (Sandboxes sandboxes = Sandboxes.create(1, Limits.DEFAULT, 0, () -> SelfTest.of(leaky()))) {
      assertThat(sandboxes.refusal()).contains(LEAK);
      assertThatThrownBy(() -> sandboxes.script("print(1)", ""))
          .isInstanceOf(SandboxLost.class)
          .hasMessage(LEAK);
      assertThatThrownBy(
              () ->
                  sandboxes.tests(
                      new FunctionTask("", "f", "def f(): return 1", "assert f() == 1")))
          .isInstanceOf(SandboxLost.class)
          .hasMessage(LEAK);
      assertThat(sandboxes.counters().started()).isZero();
      assertThat(sandboxes.counters().lost()).isEqualTo(2);
    }
  }

  @Test
  void theFirstProgramOfAProcessIsRunAfterTheSelfTestAndOnlyThatOneIs() throws SandboxLost {
    List<String> tests = new ArrayList<>();
    try (Sandboxes sandboxes =
        Sandboxes.create(
            1,
            Limits.DEFAULT,
            0,
            () -> {
              tests.add("tested");
              return SelfTest.ofProcess();
            })) {
      assertThat(tests).isEmpty();
      assertThat(sandboxes.script("print(1)", "").stdout()).isEqualTo("1\n");
      assertThat(sandboxes.script("print(2)", "").stdout()).isEqualTo("2\n");
      assertThat(sandboxes.refusal()).isEmpty();
      assertThat(tests).hasSize(1);
      assertThat(SelfTest.ofProcess()).isSameAs(SelfTest.ofProcess());
    }
  }
}
