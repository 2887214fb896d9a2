package cosr.config;

import com.typesafe.config.ConfigValue;
import cosr.config.SettingsRules.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What the settings of sampling must fulfil beyond their types. Pure. */
final class SamplingRules {
  /** Verdicts and outcomes of a round go in one message of 200 kB at most. */
  private static final int MOST_ATTEMPTS = 4096;

  private static final int MOST_STOPS = 64;
  private static final int LONGEST_STOP = 256;

  private final List<Violation> violations = new ArrayList<>();

  private SamplingRules() {}

  /** The first broken rules of a run's settings; the leaves say where each was written. */
  static List<Violation> check(Settings settings, Map<String, ConfigValue> leaves) {
    SamplingRules rules = new SamplingRules();
    rules.round(settings.sampling());
    rules.filters(settings.sampling());
    rules.stops(settings);
    rules.together(settings.sampling(), leaves);
    return List.copyOf(rules.violations);
  }

  private void round(Settings.Sampling s) {
    range("sampling.prompts", s.prompts(), 1, 256);
    if (s.samples() == 1)
      broken(
          "sampling.samples must be at least 2: an advantage compares the attempts of a group",
          "sampling.samples");
    else range("sampling.samples", s.samples(), 2, 512);
    long attempts = (long) s.prompts() * s.samples();
    if (attempts > MOST_ATTEMPTS)
      broken(
          "sampling.prompts x sampling.samples is %d attempts a round, above %d: more would not fit into a message"
              .formatted(attempts, MOST_ATTEMPTS),
          "sampling.prompts",
          "sampling.samples");
    range("sampling.prompt-tokens", s.promptTokens(), 0, 1 << 24);
    if (s.promptTokens() > 0 && s.promptTokens() < s.samples())
      broken(
          "sampling.prompt-tokens (%d) must be 0 or at least sampling.samples (%d): each attempt has a token at least"
              .formatted(s.promptTokens(), s.samples()),
          "sampling.prompt-tokens",
          "sampling.samples");
  }

  private void filters(Settings.Sampling s) {
    above("sampling.temperature", s.temperature(), 100);
    if (s.topK() == 1)
      broken(
          "sampling.top-k must be 0, for all, or at least 2: drawn from one token, all attempts at a task are the same",
          "sampling.top-k");
    else range("sampling.top-k", s.topK(), 0, 1 << 24);
    above("sampling.top-p", s.topP(), 1);
    if (!(s.minP() >= 0 && s.minP() < 1))
      broken(
          "sampling.min-p must be from 0 to below 1, not %s".formatted(s.minP()), "sampling.min-p");
  }

  private void stops(Settings settings) {
    List<String> stops = settings.sampling().stop();
    if (!stops.isEmpty() && !settings.student().brought())
      broken(
          "sampling.stop needs student.model: an answer in the built-in Student's notation ends with its end mark alone",
          "sampling.stop",
          "student.model");
    if (stops.contains(""))
      broken("sampling.stop has an empty text, which every answer begins with", "sampling.stop");
    if (new HashSet<>(stops).size() != stops.size())
      broken("sampling.stop has a text twice", "sampling.stop");
    if (stops.size() > MOST_STOPS)
      broken(
          "sampling.stop has %d texts; at most %d are looked for"
              .formatted(stops.size(), MOST_STOPS),
          "sampling.stop");
    for (String stop : stops)
      if (stop.length() > LONGEST_STOP)
        broken(
            "sampling.stop has a text of %d characters; at most %d are looked for"
                .formatted(stop.length(), LONGEST_STOP),
            "sampling.stop");
  }

  private void together(Settings.Sampling s, Map<String, ConfigValue> leaves) {
    range("sampling.slots", s.slots(), 0, 65536);
    if (s.slots() > 0) {
      if (AlgorithmSettings.written(leaves, "sampling.chunk-rows"))
        broken(
            "sampling.chunk-rows is not looked at with sampling.slots, which takes its place: leave one of them out",
            "sampling.chunk-rows");
      return;
    }
    range("sampling.chunk-rows", s.chunkRows(), 8, 65536);
    if (s.samples() > s.chunkRows())
      broken(
          "sampling.samples (%d) must be at most sampling.chunk-rows (%d): a group is sampled together"
              .formatted(s.samples(), s.chunkRows()),
          "sampling.samples",
          "sampling.chunk-rows");
  }

  private void range(String key, long value, long least, long most) {
    if (value < least) broken("%s must be at least %d, not %d".formatted(key, least, value), key);
    if (value > most) broken("%s must be at most %d, not %d".formatted(key, most, value), key);
  }

  private void above(String key, double value, int most) {
    if (!(value > 0 && value <= most))
      broken("%s must be above 0 and at most %d, not %s".formatted(key, most, value), key);
  }

  private void broken(String sentence, String... keys) {
    violations.add(new Violation(List.of(keys), sentence));
  }
}
