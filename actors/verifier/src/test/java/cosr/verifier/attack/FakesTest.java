package cosr.verifier.attack;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.sandbox.FunctionTask;
import cosr.sandbox.Report;
import cosr.sandbox.SandboxLost;
import cosr.sandbox.Sandboxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Functions that want to be judged right without the right answer. */
@Timeout(300)
class FakesTest {
  private static final List<Texts.Text> FAKES = Texts.of("fakes");
  private static final int TRIES = 5;
  private static final int SANDBOXES = 2;

  /** After so many limits, a fake that only waits has shown all that it has. */
  private static final int WAITS = 2;

  @BeforeAll
  static void sandboxes() {
    Needed.sandboxes();
  }

  @Test
  void noneIsBelievedAndAnHonestAnswerIsRightAfterEach() {
    noneIsBelieved(List.of("number", "near", "list", "truths", "callback", "asserts"));
  }

  @Test
  @Tag("long")
  void noneIsBelievedOnTasksOfAllShapes() {
    noneIsBelieved(FakeTask.drawn().stream().map(FakeTask::name).toList());
  }

  /** Two sandboxes, each with every other fake: some only wait for limits. */
  private static void noneIsBelieved(List<String> tasks) {
    assertThat(FAKES).hasSizeGreaterThanOrEqualTo(30);
    List<String> believed = new CopyOnWriteArrayList<>();
    Map<Report.Word, Integer> words = new ConcurrentHashMap<>();
    IntStream.range(0, SANDBOXES)
        .mapToObj(
            part ->
                CompletableFuture.runAsync(
                    () -> noneIsBelieved(tasks, part, believed, words),
                    task -> new Thread(task, "fakes-" + part).start()))
        .toList()
        .forEach(CompletableFuture::join);
    System.out.println("fakes: " + FAKES.size() + ", " + new TreeMap<>(words));
    assertThat(believed).isEmpty();
  }

  private static void noneIsBelieved(
      List<String> tasks, int part, List<String> believed, Map<Report.Word, Integer> words) {
    try (Sandboxes pool = Sandboxes.create(1, Arena.LIMITS)) {
      for (int i = part; i < FAKES.size(); i += SANDBOXES) {
        Texts.Text fake = FAKES.get(i);
        int waits = 0;
        for (FakeTask task : FakeTask.drawn()) {
          if (!tasks.contains(task.name())) continue;
          if (waits == WAITS && !task.name().equals("callback")) continue;
          Report report = report(pool, task, fake.source());
          words.merge(report.word(), 1, Integer::sum);
          if (report.word() == Report.Word.EXHAUSTED) waits++;
          if (report.word() == Report.Word.CORRECT || report.word() == Report.Word.BAD_TASK)
            believed.add(fake.name() + " on " + task.name() + ": " + report);
        }
        FakeTask last = FakeTask.drawn().getLast();
        assertThat(honest(pool, last)).as(fake.name()).isEqualTo(Report.Word.CORRECT);
      }
    } catch (SandboxLost e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anHonestAnswerToEachTaskIsRight() throws SandboxLost {
    try (Sandboxes pool = Sandboxes.create(1, Arena.LIMITS)) {
      for (FakeTask task : FakeTask.drawn())
        assertThat(honest(pool, task)).as(task.name()).isEqualTo(Report.Word.CORRECT);
    }
  }

  @Test
  void aJudgeInTheSameInterpreterBelievesManyOfThem() throws Exception {
    List<String> believed = new ArrayList<>();
    for (Texts.Text fake : FAKES) {
      if (fake.says("slow")) continue;
      List<FakeTask> tasks = FakeTask.drawn();
      String program = fake.source() + "\n" + tasks.getFirst().tests() + "\ncheck(answer)\n";
      Process process =
          new ProcessBuilder(
                  "timeout", "-s", "KILL", "2", "/usr/bin/python3", "-I", "-S", "-c", program)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      if (process.exitValue() == 0) believed.add(fake.name());
    }
    System.out.println("fakes believed in the same interpreter: " + believed);
    assertThat(believed).hasSizeGreaterThanOrEqualTo(10);
  }

  private static Report report(Sandboxes pool, FakeTask task, String answer) throws SandboxLost {
    return pool.tests(new FunctionTask("", "answer", answer, task.tests()));
  }

  /** A busy machine may be late. */
  private static Report.Word honest(Sandboxes pool, FakeTask task) throws SandboxLost {
    Report report = report(pool, task, task.honest());
    for (int i = 0; i < TRIES && report.word() == Report.Word.EXHAUSTED; i++)
      report = report(pool, task, task.honest());
    return report.word();
  }
}
