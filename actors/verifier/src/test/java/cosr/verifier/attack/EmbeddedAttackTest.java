package cosr.verifier.attack;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.verifier.checks.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same programs for the interpreter inside the JVM: it refuses them or a budget ends them. */
@Timeout(120)
class EmbeddedAttackTest {
  private static final Checks CHECKS = Checks.builtIn();
  private static final long STEPS = 100_000;
  private static final long MOST_NANOS = 5_000_000_000L;

  /** Attacks that need nothing but the language, so that no refusal stops them. */
  private static final List<String> WITHIN =
      List.of(
          "while True:\n    pass",
          "x = [1]\nwhile True:\n    x = x + x",
          "x = 'x'\nwhile True:\n    x = x * 2 + x",
          "x = 10\nfor i in range(40):\n    x = x * x",
          "x = 7 ** 7 ** 7 ** 7",
          "x = 1 << 1 << 60",
          "x = [0] * 10 ** 9",
          "x = list(range(10 ** 12))",
          "x = sum(range(10 ** 15))",
          "x = 'a' * 10 ** 10",
          "x = '%s' * 3",
          "def g(n):\n    return g(n + 1)\ng(0)",
          "def g(n):\n    return g(n - 1) + g(n - 1) if n else 1\ng(60)",
          "x = []\nfor i in range(10 ** 6):\n    x = [x]",
          "x = str(10 ** 100000)",
          "x = int('9' * 60000)",
          "x = sorted(range(10 ** 7, 0, -1))",
          "x = {i: i for i in range(10 ** 8)}",
          "x = f'{1:1000000000}'",
          "x = 'x'.join(['y' * 10000] * 10000).replace('y', 'z' * 10000)");

  @Test
  void noAttackReachesTheHost() {
    List<String> reached = new ArrayList<>();
    for (Texts.Text attack : Texts.of("attacks"))
      try (Surroundings host = Surroundings.of(0)) {
        String program = host.line() + attack.source() + "\n\ndef f(x):\n    return 0\n";
        long begun = System.nanoTime();
        Outcome outcome = pairs(program, Surroundings.secret());
        if (System.nanoTime() - begun > MOST_NANOS) reached.add(attack.name() + " took too long");
        if (outcome instanceof Outcome.Correct || outcome instanceof Outcome.Fault)
          reached.add(attack.name() + " " + outcome);
        host.touched("").forEach(found -> reached.add(attack.name() + " " + found));
      }
    assertThat(reached).isEmpty();
  }

  @Test
  void whatTheLanguageAloneCanDoEndsAtABudget() {
    Map<String, Outcome> ends = new TreeMap<>();
    for (String attack : WITHIN) {
      long begun = System.nanoTime();
      ends.put(attack, pairs(attack + "\ndef f(x):\n    return len(x)\n", "q"));
      assertThat(System.nanoTime() - begun).as(attack).isLessThan(MOST_NANOS);
    }
    assertThat(ends.values())
        .allMatch(
            o ->
                o instanceof Outcome.Exhausted
                    || o instanceof Outcome.Undecided
                    || o instanceof Outcome.Incorrect);
    assertThat(ends.values().stream().filter(Outcome.Exhausted.class::isInstance))
        .hasSizeGreaterThanOrEqualTo(14);
  }

  @Test
  void noFakeIsBelieved() {
    for (Texts.Text fake : Texts.of("fakes")) {
      String program = fake.source().replace("answer", "f");
      assertThat(pairs(program, Surroundings.secret()))
          .as(fake.name())
          .isNotInstanceOf(Outcome.Correct.class)
          .isNotInstanceOf(Outcome.Fault.class);
    }
  }

  /** The verdict on a program that has to make the secret of a text. */
  private static Outcome pairs(String program, String secret) {
    Map<String, String> task = Map.of("inputs", "'a'", "outputs", "'" + secret + "'");
    Check check = new Check("python-pairs", 1, new TreeMap<>(task));
    return CHECKS.decide(check, new Answer.Found(program, 0, program.length()), STEPS).outcome();
  }
}
