package cosr.verifier.attack;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.Checks;
import cosr.verifier.isolated.IsolatedChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The fakes where the tests run in the JVM. */
@Timeout(300)
class PlainFakesTest {
  private static final List<Texts.Text> FAKES = Texts.of("fakes");

  /** After so many limits, a fake that only waits has shown all that it has. */
  private static final int WAITS = 2;

  @BeforeAll
  static void sandboxes() {
    Needed.sandboxes();
  }

  @Test
  void noneIsBelieved() {
    noneIsBelieved(
        FAKES.stream().filter(f -> !f.says("slow")).toList(), List.of("near", "asserts"));
  }

  @Test
  @Tag("long")
  void noneIsBelievedOnPlainTestsOfAllShapes() {
    noneIsBelieved(
        FAKES,
        List.of("number", "near", "text", "list", "order", "member", "dict", "sorted", "asserts"));
  }

  private static void noneIsBelieved(List<Texts.Text> fakes, List<String> tasks) {
    List<String> believed = new ArrayList<>();
    try (Sandboxes pool = Sandboxes.create(1, Arena.LIMITS)) {
      Checks checks = Checks.of(IsolatedChecks.of(pool));
      for (Texts.Text fake : fakes) {
        int waits = 0;
        for (FakeTask task : FakeTask.drawn()) {
          if (!tasks.contains(task.name()) || waits == WAITS) continue;
          Check check = check(task);
          assertThat(IsolatedChecks.plain(check)).as(task.tests()).isTrue();
          Outcome outcome = decide(checks, check, fake.source());
          if (outcome instanceof Outcome.Exhausted) waits++;
          if (outcome instanceof Outcome.Correct || outcome instanceof Outcome.BadTask)
            believed.add(fake.name() + " on " + task.name() + ": " + outcome);
          assertThat(decide(checks, check, task.honest()))
              .as("after " + fake.name())
              .isEqualTo(new Outcome.Correct());
        }
      }
    }
    assertThat(believed).isEmpty();
  }

  private static Check check(FakeTask task) {
    return new Check(
        "python-tests", 1, new TreeMap<>(Map.of("tests", task.tests(), "entry", "answer")));
  }

  private static Outcome decide(Checks checks, Check check, String answer) {
    return checks.decide(check, new Answer.Found(answer, 0, answer.length()), 1_000).outcome();
  }
}
