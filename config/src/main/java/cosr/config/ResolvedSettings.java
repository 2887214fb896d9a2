package cosr.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The effective settings of a run with their one canonical text.
 *
 * @param text a {@code key = value} line for each setting, sorted by key; readable as HOCON
 * @param digest SHA-256 of the text (UTF-8) in hex
 */
public record ResolvedSettings(Settings settings, String text, String digest) {
  /** Settings that older runs don't name, with what they did. */
  private static final String SINCE =
      """
      replay.lesson-rows = 0
      model.query-key-likeness = 0
      tasks { dataset = "", with-families = false, skip-bad = false, context = 1024 }
      tasks.columns { prompt = "", answer = "", solution = "", subject = "", level = "" }
      tasks.columns.check = auto
      tasks.pinned { sha256 = "", symbols = "", left-out = [] }
      student { model = "", sha256 = "", context = 1024, answer-tokens = 256, system = "" }
      student.lora { rank = 0, alpha = 32, targets = [all-linear], hold = stored }
      verification.isolated { cpu-seconds = 2, wall-millis = 8000, memory-mib = 256 }
      verification.isolated { output-kib = 64, cached = 4096 }
      learning { algorithm = cosr, kl-beta = 0, entropy-bonus = 0, importance-cap = 0 }
      learning { longest-completion = 0, overlong-buffer = 0 }
      engine.device = cpu
      sampling { top-k = 0, top-p = 1, min-p = 0, stop = [], prompt-tokens = 0, slots = 0 }
      """;

  /** The given settings with their text and digest. */
  public static ResolvedSettings of(Settings settings) {
    String text = SettingsText.of(settings);
    return new ResolvedSettings(settings, text, sha256(text));
  }

  /**
   * The settings in a text that {@link #of} made.
   *
   * @throws UserError where the text holds no settings, or others than this version has
   */
  public static ResolvedSettings parse(String text) {
    try {
      Config recorded = ConfigFactory.parseString(text);
      if (!recorded.isEmpty()) recorded = recorded.withFallback(ConfigFactory.parseString(SINCE));
      return of(new SettingsBinder().bind(recorded.root(), Settings.class));
    } catch (ConfigException e) {
      throw Places.error("recorded settings", e);
    }
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
