package cosr.bench.curriculum;

import cosr.curator.tasks.TaskFamily;
import cosr.protocol.Check;
import cosr.protocol.KeyedRandom;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prompts whose reference is a random list of digits, keyed by the prompt: as long as the true
 * answer, but for an empty one, and another. What is right follows from nothing that the Student
 * sees.
 */
final class Impossible extends Disguise {
  private static final long KEY = 48;

  Impossible(TaskFamily prompts) {
    super("impossible", prompts);
  }

  @Override
  public String answer(String prompt) {
    String truth = verified(prompt);
    KeyedRandom random = KeyedRandom.of(KEY, "impossible", prompt);
    char[] digits = new char[Math.max(1, truth.length())];
    while (true) {
      for (int i = 0; i < digits.length; i++) digits[i] = (char) ('0' + random.nextInt(10));
      String drawn = new String(digits);
      if (!drawn.equals(truth)) return drawn;
    }
  }

  @Override
  public Check check(String prompt) {
    return new Check("list-equals", 1, new TreeMap<>(Map.of("expected", answer(prompt))));
  }
}
