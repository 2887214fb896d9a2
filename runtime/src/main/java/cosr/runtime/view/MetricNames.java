package cosr.runtime.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that every line of {@code metrics.jsonl} has, in their order. What a step did not
 * measure (the entropy of a round without a policy batch, the exam of a round that none follows) is
 * {@code null}; a count of what did not happen is 0.
 */
final class MetricNames {
  /** TRL's names first, then ours by part. */
  static final List<String> ALL =
      List.of(
          "step",
          "weights_version",
          "time",
          "reward",
          "reward_std",
          "reward/overlong",
          "frac_reward_zero_std",
          "loss",
          "entropy",
          "clip_ratio/low_mean",
          "clip_ratio/high_mean",
          "kl",
          "sampling/importance_sampling_ratio/mean",
          "sampling/sampling_logp_difference/mean",
          "sampling/sampling_logp_difference/max",
          "completions/mean_length",
          "grad_norm",
          "learning_rate",
          "num_tokens",
          "step_time",
          "groups_kept",
          "groups_dropped",
          "groups_learned",
          "excluded",
          "replay/loss",
          "eval/heldout_mean",
          "eval/exam",
          "eval/correct",
          "eval/total",
          "curator/unlocked",
          "curator/mastered",
          "curator/stuck",
          "curator/set_aside",
          "curator/remedies",
          "curator/mean_p",
          "curator/learning_progress",
          "curator/effective_cells",
          "curator/mixed_groups",
          "curator/decided_reinforce",
          "curator/decided_harder",
          "curator/decided_easier",
          "curator/decided_remediate",
          "curator/decided_set_aside",
          "verifier/correct",
          "verifier/incorrect",
          "verifier/no_answer",
          "verifier/exhausted",
          "verifier/bad_task",
          "verifier/undecided",
          "verifier/fault",
          "verifier/rechecked",
          "verifier/disagreements",
          "verifier/queue_depth",
          "verifier/latency_p50",
          "verifier/latency_p95",
          "verifier/kills",
          "verifier/replacements",
          "verifier/timeouts",
          "adapter/no_answer",
          "journal/seconds",
          "journal/share",
          "perf/tokens_per_second",
          "perf/assign_seconds",
          "perf/generate_seconds",
          "perf/adapt_seconds",
          "perf/verify_seconds",
          "perf/learn_seconds",
          "perf/review_seconds");

  private static final String DECIDED = "curator/decided_";

  private MetricNames() {}

  /** A line with all names; what has none of them comes last. */
  static Map<String, Object> line(Map<String, Object> measured) {
    Map<String, Object> line = new LinkedHashMap<>();
    boolean round = measured.containsKey("step_time");
    for (String name : ALL) line.put(name, round && name.startsWith(DECIDED) ? (Object) 0 : null);
    measured.forEach((name, value) -> line.put(name, finite(value) ? value : null));
    return line;
  }

  private static boolean finite(Object value) {
    return !(value instanceof Double number) || Double.isFinite(number);
  }
}
