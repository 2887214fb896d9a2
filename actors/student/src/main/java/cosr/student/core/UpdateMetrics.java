package cosr.student.core;

import cosr.student.core.AttemptSheet.Group;
import cosr.student.core.StudentEvent.BatchJournaled;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What an update reports, by TRL's names where TRL has one. A name without a value (the entropy of
 * a policy batch that is empty) is left out. Standard deviations are those of the population.
 */
public final class UpdateMetrics {
  private UpdateMetrics() {}

  /**
   * Of a lesson: means over its steps.
   *
   * @param learningRate of its last step
   * @param tokens generated so far
   */
  public static SortedMap<String, Double> lesson(
      List<StepResult> steps, double learningRate, long tokens) {
    SortedMap<String, Double> m = new TreeMap<>();
    mean(m, "loss", steps, StepResult::loss);
    mean(m, "grad_norm", steps, StepResult::gradNorm);
    mean(m, "entropy", steps, StepResult::entropy);
    m.put("learning_rate", learningRate);
    m.put("num_tokens", (double) tokens);
    return Collections.unmodifiableSortedMap(m);
  }

  /**
   * Of a round.
   *
   * @param groups of its sheet
   * @param policy step; empty where no group had spread
   * @param replay supervised steps
   * @param tokens generated so far, exams apart
   */
  public static SortedMap<String, Double> round(
      List<Group> groups,
      BatchJournaled batch,
      Optional<StepResult> policy,
      List<StepResult> replay,
      long tokens) {
    SortedMap<String, Double> m = new TreeMap<>();
    policy.ifPresent(
        step -> {
          m.put("loss", step.loss());
          m.put("grad_norm", step.gradNorm());
          m.put("entropy", step.entropy());
          m.put("clip_ratio/low_mean", step.clipLow());
          m.put("clip_ratio/high_mean", step.clipHigh());
        });
    mean(m, "replay/loss", replay, StepResult::loss);
    float[] rewards = Packed.floats(batch.rewards());
    int excluded = 0;
    for (float r : rewards) if (Float.isNaN(r)) excluded++;
    m.put("excluded", (double) excluded);
    if (excluded < rewards.length) m.put("reward", Advantages.mean(rewards));
    spread(m, groups, rewards);
    m.put("groups_learned", (double) learned(groups, Packed.floats(batch.advantages())));
    groups.stream()
        .flatMap(g -> g.members().stream())
        .mapToInt(a -> a.sample().ids().length)
        .average()
        .ifPresent(length -> m.put("completions/mean_length", length));
    m.put("learning_rate", batch.learningRate());
    m.put("num_tokens", (double) tokens);
    return Collections.unmodifiableSortedMap(m);
  }

  /** Groups with a member in the policy batch. */
  private static int learned(List<Group> groups, float[] advantages) {
    int from = 0;
    int learned = 0;
    for (Group group : groups) {
      int to = from + group.members().size();
      if (Advantages.any(Arrays.copyOfRange(advantages, from, to))) learned++;
      from = to;
    }
    return learned;
  }

  private static void spread(SortedMap<String, Double> m, List<Group> groups, float[] rewards) {
    int from = 0;
    int kept = 0;
    int taught = 0;
    double stds = 0;
    for (Group group : groups) {
      int to = from + group.members().size();
      float[] own = Arrays.copyOfRange(rewards, from, to);
      from = to;
      if (Double.isNaN(Advantages.mean(own))) continue;
      taught++;
      double std = Advantages.std(own);
      stds += std;
      if (std > 0) kept++;
    }
    m.put("groups_kept", (double) kept);
    m.put("groups_dropped", (double) (groups.size() - kept));
    if (taught == 0) return;
    m.put("reward_std", stds / taught);
    m.put("frac_reward_zero_std", (taught - kept) / (double) taught);
  }

  private static void mean(
      SortedMap<String, Double> m,
      String name,
      List<StepResult> steps,
      ToDoubleFunction<StepResult> value) {
    steps.stream().mapToDouble(value).average().ifPresent(v -> m.put(name, v));
  }
}
