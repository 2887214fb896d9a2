package cosr.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the algorithms of learning have to do with settings: their names, the values that one which
 * is named has in place of the defaults, and the settings that it has no use for. Pure.
 */
final class AlgorithmSettings {
  /** Origin of what a run recorded. */
  static final String RECORDED = "the run";

  private static final String KEY = "learning.algorithm";

  private static final List<String> CLIPS = List.of("learning.clip-low", "learning.clip-high");
  private static final String CAP = "learning.importance-cap";
  private static final String LONGEST = "learning.longest-completion";
  private static final String BUFFER = "learning.overlong-buffer";
  private static final String KL = "learning.kl-beta";
  private static final String BONUS = "learning.entropy-bonus";

  private static final String DEFAULT = "cosr";
  private static final String BATCHES = "replay.batches";
  private static final List<String> REPLAY =
      List.of(
          "replay.batch",
          "replay.lesson-rows",
          "replay.learning-rate",
          "replay.capacity",
          "replay.floor");

  /** By algorithm, what it has no use for. */
  private static final Map<String, List<String>> IGNORED = ignored();

  static final List<String> NAMES = List.copyOf(IGNORED.keySet());

  private AlgorithmSettings() {}

  private static Map<String, List<String>> ignored() {
    Map<String, List<String>> m = new LinkedHashMap<>();
    m.put(DEFAULT, List.of(LONGEST, BUFFER));
    m.put("grpo", List.of(LONGEST, BUFFER));
    m.put("dr-grpo", List.of(BUFFER));
    m.put("dapo", List.of());
    m.put("rloo", both(CLIPS, List.of(LONGEST, BUFFER)));
    m.put("reinforce++", List.of(LONGEST, BUFFER));
    m.put("reinforce++-baseline", List.of(LONGEST, BUFFER));
    m.put("gspo", List.of(CAP, LONGEST, BUFFER));
    m.put("expert-iteration", both(CLIPS, List.of(CAP, KL, BONUS, LONGEST, BUFFER)));
    return m;
  }

  private static List<String> both(List<String> some, List<String> others) {
    List<String> all = new ArrayList<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  /**
   * The own values of the algorithm that is named; none where it is the one of the base.
   *
   * @param given what was written, over profile and base
   * @param known algorithm whose values the base has; empty: none
   */
  static Config values(Config given, String known) {
    if (!given.hasPathOrNull(KEY)) return ConfigFactory.empty();
    String name = String.valueOf(given.getValue(KEY).unwrapped());
    if (name.equals(known)) return ConfigFactory.empty();
    Map<String, Object> own = new TreeMap<>();
    if (!name.equals(DEFAULT) && NAMES.contains(name)) own.put(BATCHES, 0);
    switch (name) {
      case "dr-grpo" -> own.put(LONGEST, 128);
      case "rloo" -> own.put(CAP, 2);
      case "gspo" -> {
        own.put("learning.clip-low", 3e-4);
        own.put("learning.clip-high", 4e-4);
      }
      default -> {
        if (name.equals("grpo") || name.startsWith("reinforce++"))
          own.put("learning.clip-high", 0.2);
      }
    }
    Config values = ConfigFactory.empty();
    for (Map.Entry<String, Object> e : own.entrySet())
      values =
          values.withValue(e.getKey(), ConfigValueFactory.fromAnyRef(e.getValue(), origin(name)));
    return values;
  }

  private static String origin(String algorithm) {
    return "algorithm " + algorithm;
  }

  /** The settings that were written and that the algorithm would not look at; 0 stands for none. */
  static List<SettingsRules.Violation> check(Settings settings, Map<String, ConfigValue> leaves) {
    List<SettingsRules.Violation> found = new ArrayList<>();
    Settings.Learning learning = settings.learning();
    String name = learning.algorithm();
    for (String key : IGNORED.getOrDefault(name, List.of()))
      if (written(leaves, key))
        found.add(
            violation(
                key,
                "%s is nothing that %s looks at: leave it out, or choose another learning.algorithm"
                    .formatted(key, name)));
    if (found.isEmpty() && learning.importanceCap() > 0)
      for (String key : CLIPS)
        if (written(leaves, key))
          found.add(
              violation(
                  key,
                  "%s is not looked at with %s, which takes its place: leave one of them out"
                      .formatted(key, CAP)));
    if (found.isEmpty()
        && name.equals("dapo")
        && learning.overlongBuffer() == 0
        && written(leaves, LONGEST))
      found.add(
          violation(
              LONGEST,
              "%s is where the penalty for length is whole, and there is none: set %s as well"
                  .formatted(LONGEST, BUFFER)));
    if (!name.equals(DEFAULT) && settings.replay().batches() == 0)
      for (String key : REPLAY)
        if (written(leaves, key))
          found.add(
              violation(
                  key,
                  "%s is nothing that %s looks at without %s: set that as well, or leave it out"
                      .formatted(key, name, BATCHES)));
    return found;
  }

  private static SettingsRules.Violation violation(String key, String sentence) {
    return new SettingsRules.Violation(List.of(key), sentence);
  }

  /** Whether a user said another value than 0. */
  static boolean written(Map<String, ConfigValue> leaves, String key) {
    ConfigValue value = leaves.get(key);
    if (value == null || value.unwrapped() instanceof Number n && n.doubleValue() == 0)
      return false;
    String place = Places.of(value.origin());
    return !place.startsWith("reference.conf:")
        && !place.startsWith("cosr-profile-")
        && !place.startsWith(origin(""))
        && !place.equals(RECORDED)
        && !place.startsWith(RECORDED + ":");
  }
}
