package cosr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Functions that somebody in the JVM examines. */
class ExaminedTest {
  private static Sandboxes sandboxes;

  @BeforeAll
  static void start() {
    sandboxes = Isolated.create(1, new Limits(1, 8_000, 256L << 20, 1 << 16));
  }

  @AfterAll
  static void end() {
    if (sandboxes != null) sandboxes.close();
  }

  /** Wants 7 of {@code f()}, says nothing of 8, and takes all else for wrong. */
  static Optional<Report> sevens(Examiner.Solution solution) {
    String loaded = ask(solution, "m[\"q\",\"load\",[\"t\",[\"l\",\"f\"]]]");
    if (!loaded.startsWith("m[\"a\",[\"l\",[\"t\",true,[\"h\",0,"))
      return Optional.of(Report.of(Report.Word.INCORRECT, "no-function"));
    return switch (ask(solution, "m[\"q\",\"call\",[\"t\",[\"r\",0],[\"t\"],[\"d\"]]]")) {
      case "m[\"a\",7,[]]" -> Optional.of(Report.of(Report.Word.CORRECT, "-"));
      case "m[\"a\",8,[]]" -> Optional.empty();
      default -> Optional.of(Report.of(Report.Word.INCORRECT, "value"));
    };
  }

  private static String ask(Examiner.Solution solution, String line) {
    return new String(
        solution.ask(line.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.UTF_8);
  }

  private static String report(String prompt, String answer) throws SandboxLost {
    Report report =
        sandboxes.tests(
            new FunctionTask(prompt, "f", answer, "assert f() == 8"), ExaminedTest::sevens);
    return report.word() + " " + report.code();
  }

  @Test
  void theExaminersReportStandsAndItsSilenceIsLeftToTheTests() throws SandboxLost {
    assertThat(report("", "def f(): return 7")).isEqualTo("CORRECT -");
    assertThat(report("", "def f(): return 8")).isEqualTo("CORRECT -");
    assertThat(report("", "def f(): return 9")).isEqualTo("INCORRECT value");
    assertThat(report("", "def g(): return 9")).isEqualTo("INCORRECT no-function");
    assertThat(report("", "import os\ndef f(): os._exit(0)")).isEqualTo("INCORRECT ended");
    assertThat(report("", "def f():\n  while True: pass")).isEqualTo("EXHAUSTED time");
    assertThat(report("", "def f(): return 'x' * 2000000")).isEqualTo("EXHAUSTED output");
    assertThat(report("", "def f(): return 7")).isEqualTo("CORRECT -");
  }

  @Test
  void aPromptThatCannotStandAloneIsForTheTestsToBlame() throws SandboxLost {
    assertThat(report("def f(:", "def f(): return 7")).isEqualTo("BAD_TASK tests");
    assertThat(report("import os\n", "os._exit(0)\ndef f(): return 7"))
        .isEqualTo("INCORRECT ended");
    assertThat(report("import os\n", "def f(): return 7")).isEqualTo("CORRECT -");
  }

  @Test
  void aSleeperIsTriedTwice() throws SandboxLost {
    try (Sandboxes impatient = Isolated.create(1, new Limits(1, 600, 256L << 20, 1 << 16))) {
      FunctionTask task =
          new FunctionTask("", "f", "import time\ndef f(): time.sleep(60)", "assert f() == 7");
      assertThat(impatient.tests(task, ExaminedTest::sevens).code()).isEqualTo("time");
      assertThat(impatient.counters().timeouts()).isEqualTo(2);
    }
  }
}
