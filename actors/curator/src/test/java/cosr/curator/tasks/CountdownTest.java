package cosr.curator.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountdownTest {
  private final TaskFamily countdown = Families.named("countdown");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void theCensusAgreesWithOneByHand(int level) {
    int lists = (int) Math.pow(6, level + 1);
    long prompts = 0;
    Map<String, Double> right = new TreeMap<>();
    for (int n = 0; n < lists; n++) {
      String numbers = numbers(n, level + 1);
      List<Integer> targets =
          IntStream.range(0, 10).filter(t -> !Naive.pairs(numbers, t).isEmpty()).boxed().toList();
      prompts += targets.size();
      for (int target : targets)
        for (String pair : new TreeSet<>(Naive.pairs(numbers, target)))
          right.merge(pair, 1.0 / lists / targets.size(), Double::sum);
    }
    double likeliest = right.values().stream().max(Double::compare).orElseThrow();
    assertThat(countdown.prompts(level)).isEqualTo(prompts);
    assertThat(countdown.guessRate(level)).isCloseTo(likeliest, within(1e-9));
  }

  @Test
  void guessingStaysHardHoweverManyNumbersThereAre() {
    for (int level = 1; level <= 24; level++)
      assertThat(countdown.guessRate(level)).isBetween(0.01, 0.12);
  }

  @Test
  void anUnreachableTargetAndAZeroAmongTheNumbersAreNoPrompt() {
    for (String prompt : List.of("n9123=", "n1201=", "n7347=", "n55=", "n5="))
      assertThatThrownBy(() -> countdown.task(prompt)).hasMessageContaining("no prompt");
  }

  private static String numbers(int n, int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0, left = n; i < count; i++, left /= 6) out.append(1 + left % 6);
    return out.toString();
  }
}
