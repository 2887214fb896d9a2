package cosr.bench.curriculum;

import cosr.curator.tasks.TaskFamily;
import cosr.protocol.Check;
import java.util.Map;
import java.util.TreeMap;

/** Prompts on which a coin decides, whatever the answer: {@link CoinChecker}. */
final class Coin extends Disguise {
  Coin(TaskFamily prompts) {
    super("coin", prompts);
  }

  @Override
  public String answer(String prompt) {
    return trueAnswer(prompt);
  }

  @Override
  public Check check(String prompt) {
    return new Check(
        CoinChecker.KIND, 1, new TreeMap<>(Map.of(CoinChecker.TASK, name() + "/" + prompt)));
  }
}
