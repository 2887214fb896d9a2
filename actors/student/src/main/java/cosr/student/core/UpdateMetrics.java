package cosr.student.core;

import cosr.config.Settings;
import cosr.student.algorithm.Moments;
import cosr.student.algorithm.Overlong;
import cosr.student.core.AttemptSheet.Group;
import cosr.student.core.AttemptSheet.Made;
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
   * @param learning settings
   * @param groups of its sheet
   * @param policy step; empty where no group had spread
   * @param replay supervised steps
   * @param tokens generated so far, exams apart
   */
  public static SortedMap<String, Double> round(
      Settings.Learning learning,
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
          known(m, "kl", step.divergence());
          known(m, "sampling/importance_sampling_ratio/mean", step.ratio());
          known(m, "sampling/sampling_logp_difference/mean", step.mismatch());
          known(m, "sampling/sampling_logp_difference/max", step.greatestMismatch());
        });
    mean(m, "replay/loss", replay, StepResult::loss);
    double[] rewards = wide(Packed.floats(batch.rewards()));
    int excluded = 0;
    for (double r : rewards) if (Double.isNaN(r)) excluded++;
    m.put("excluded", (double) excluded);
    if (excluded < rewards.length) m.put("reward", Moments.mean(rewards));
    if (learning.overlongBuffer() > 0)
      known(m, "reward/overlong", overlong(learning, groups, rewards));
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
      if (any(Arrays.copyOfRange(advantages, from, to))) learned++;
      from = to;
    }
    return learned;
  }

  private static boolean any(float[] advantages) {
    for (float a : advantages) if (!Float.isNaN(a)) return true;
    return false;
  }

  /** Mean penalty for length of the attempts that have a reward. */
  private static double overlong(Settings.Learning learning, List<Group> groups, double[] rewards) {
    Overlong overlong = new Overlong(learning.longestCompletion(), learning.overlongBuffer());
    double[] penalties = new double[rewards.length];
    int a = 0;
    for (Group group : groups)
      for (Made made : group.members()) {
        boolean counts = !Double.isNaN(rewards[a]);
        penalties[a++] = counts ? overlong.penalty(made.sample().ids().length) : Double.NaN;
      }
    return Moments.mean(penalties);
  }

  private static double[] wide(float[] values) {
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) out[i] = values[i];
    return out;
  }

  private static void known(SortedMap<String, Double> m, String name, double value) {
    if (!Double.isNaN(value)) m.put(name, value);
  }

  private static void spread(SortedMap<String, Double> m, List<Group> groups, double[] rewards) {
    int from = 0;
    int kept = 0;
    int taught = 0;
    double stds = 0;
    for (Group group : groups) {
      int to = from + group.members().size();
      double[] own = Arrays.copyOfRange(rewards, from, to);
      from = to;
      if (Double.isNaN(Moments.mean(own))) continue;
      taught++;
      double std = Moments.populationDeviation(own);
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
