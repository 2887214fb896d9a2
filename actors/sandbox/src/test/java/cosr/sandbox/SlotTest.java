package cosr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotTest {
  private static final FunctionTask HONEST =
      new FunctionTask("", "f", "def f(x): return 2 * x", "assert f(21) == 42");

  private static final FunctionTask FLOOD =
      new FunctionTask(
          "",
          "f",
          "import os\ndef f(x):\n    while True: os.write(4, b'm' * 65536)\n",
          "assert f(21) == 42");

  @Test
  void aSandboxThatIsKilledGetsNoOtherJobThoughItsProcessTakesAWhileToEnd() throws Exception {
    Isolated.create(1, Limits.DEFAULT).close();
    Counters.Tally tally = new Counters.Tally();
    try (Launcher launcher = Launcher.of(Isolation.look(), Limits.DEFAULT, 0);
        Watch watch = new Watch();
        Slot slot = new Slot(2_000, launcher, watch, tally)) {
      for (int i = 0; i < 5; i++) {
        Sandbox solution = slot.solution();
        Sandbox judge = slot.judge();
        solution.kill();
        judge.kill();
        assertThat(slot.solution()).isNotSameAs(solution);
        assertThat(slot.judge()).isNotSameAs(judge);
      }
    }
  }

  @Test
  void whatAJobWroteBeforeItsSandboxWasKilledIsNotTheNextOnes() throws Exception {
    try (Sandboxes sandboxes = Isolated.create(1, Limits.DEFAULT)) {
      for (int i = 0; i < 3; i++) {
        assertThat(sandboxes.tests(FLOOD).code()).isEqualTo("output");
        assertThat(sandboxes.tests(HONEST).word()).isEqualTo(Report.Word.CORRECT);
      }
    }
  }
}
