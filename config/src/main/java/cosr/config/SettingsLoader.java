package cosr.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Effective settings out of five layers, each over the one before: the defaults, a profile, what an
 * algorithm that is named has for its own, a settings file, and overrides from the command line.
 * Keys may begin with {@code cosr.} or not; the key {@code profile} names the profile and is no
 * setting of its own. Neither environment nor system properties take part.
 */
public final class SettingsLoader {
  /** Profiles by name: {@code --set profile=smoke}. */
  public static final List<String> PROFILES = List.of("smoke");

  private static final String PROFILE = "profile";
  private static final String MODEL = "student.model";
  private static final String CHUNKS = "sampling.chunk-rows";
  private static final String SLOTS = "sampling.slots";

  private SettingsLoader() {}

  /**
   * Settings and where each was written.
   *
   * @param deployment settings of the process, which are no part of the run's
   * @param origins by full key: {@code file:line}, or the {@code --set} as it was given
   */
  public record Loaded(
      ResolvedSettings resolved, Deployment deployment, SortedMap<String, String> origins) {
    /** The same with other tasks, which were found where these say. */
    public Loaded with(Settings.Tasks tasks, String origin) {
      return with(settings().with(tasks), origin);
    }

    /** The same with what was taken down of the Student, which was found where these say. */
    public Loaded with(StudentSettings student, String origin) {
      return with(settings().with(student), origin);
    }

    private Loaded with(Settings other, String origin) {
      ResolvedSettings changed = ResolvedSettings.of(other);
      SortedMap<String, String> before = SettingsText.values(settings());
      SortedMap<String, String> places = new TreeMap<>(origins);
      SettingsText.values(changed.settings())
          .forEach(
              (key, value) -> {
                if (!value.equals(before.get(key))) places.put(key, origin);
              });
      return new Loaded(changed, deployment, places);
    }

    /** The settings themselves. */
    public Settings settings() {
      return resolved.settings();
    }
  }

  /** The defaults of a run alone. */
  public static ResolvedSettings defaults() {
    return load(null, List.of()).resolved();
  }

  /** The defaults of a process: one node with everything, and the journal in the run's folder. */
  public static Deployment alone() {
    return load(null, List.of()).deployment();
  }

  /**
   * The settings of an optional file and overrides such as {@code tasks.levels=6}.
   *
   * @throws UserError at the first mistake, which names its place and the mend
   */
  public static Loaded load(@Nullable Path file, List<String> overrides) {
    return load(file, overrides, resource("reference.conf"), "");
  }

  /**
   * The recorded settings of a run with overrides, a profile among them, over all of them.
   *
   * @throws UserError at the first mistake, which names its place and the mend
   */
  public static Loaded over(ResolvedSettings recorded, List<String> overrides) {
    ConfigParseOptions options =
        ConfigParseOptions.defaults().setOriginDescription(AlgorithmSettings.RECORDED);
    return load(
        null,
        overrides,
        ConfigFactory.parseString(recorded.text(), options)
            .withFallback(only(resource("reference.conf"))),
        recorded.settings().learning().algorithm());
  }

  /**
   * @param algorithm whose own values are in the base already
   */
  private static Loaded load(
      @Nullable Path file, List<String> overrides, Config base, String algorithm) {
    Config given = ConfigFactory.empty();
    for (String override : overrides) given = override(override).withFallback(given);
    if (file != null) given = given.withFallback(file(file));
    Config profile =
        given.hasPathOrNull(PROFILE) ? profile(given.getValue(PROFILE)) : ConfigFactory.empty();
    Config chosen =
        given
            .withoutPath(PROFILE)
            .withFallback(AlgorithmSettings.values(given, algorithm))
            .withFallback(profile);
    Config all = chosen.withFallback(brought(chosen)).withFallback(base);
    SettingsBinder binder = new SettingsBinder();
    Config ofTheRun = all;
    for (String section : SettingNames.DEPLOYMENT_SECTIONS)
      ofTheRun = ofTheRun.withoutPath(section);
    Settings settings = binder.bind(ofTheRun.root(), Settings.class);
    Deployment deployment = binder.bind(only(all).root(), Deployment.class);
    List<SettingsRules.Violation> violations = new ArrayList<>();
    violations.addAll(AlgorithmSettings.check(settings, binder.leaves()));
    violations.addAll(SettingsRules.check(settings));
    violations.addAll(SamplingRules.check(settings, binder.leaves()));
    violations.addAll(DeploymentRules.check(deployment));
    for (SettingsRules.Violation violation : violations)
      throw new UserError(place(violation, binder) + ": " + violation.sentence());
    SortedMap<String, String> origins = new TreeMap<>();
    binder.leaves().forEach((key, value) -> origins.put(key, Places.of(value.origin())));
    return new Loaded(ResolvedSettings.of(settings), deployment, origins);
  }

  /** Defaults of a run whose Student is a model that a user brought; who names chunks gets them. */
  private static Config brought(Config given) {
    if (!given.hasPath(MODEL) || given.getString(MODEL).isEmpty()) return ConfigFactory.empty();
    Config model = resource("cosr-profile-model.conf");
    return given.hasPathOrNull(CHUNKS) ? model.withoutPath(SLOTS) : model;
  }

  /** The sections of the deployment alone. */
  private static Config only(Config all) {
    Config found = ConfigFactory.empty();
    for (String section : SettingNames.DEPLOYMENT_SECTIONS)
      if (all.root().containsKey(section))
        found = found.withValue(section, all.root().get(section));
    return found;
  }

  /** The place of the first joined setting that is not a default. */
  private static String place(SettingsRules.Violation violation, SettingsBinder binder) {
    List<String> places = new ArrayList<>();
    for (String key : violation.keys()) {
      ConfigValue value = binder.leaves().get(key);
      if (value != null) places.add(Places.of(value.origin()));
    }
    return places.stream()
        .filter(p -> !p.startsWith("reference.conf:"))
        .findFirst()
        .orElse(places.getFirst());
  }

  private static Config override(String text) {
    int at = text.indexOf('=');
    String place = Places.OVERRIDE + text;
    if (at < 1)
      throw new UserError(place + ": write it as key=value, such as --set tasks.levels=6");
    ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(place);
    try {
      ConfigValue value =
          ConfigFactory.parseString("v = " + word(text.substring(at + 1)), options)
              .resolve(ALONE)
              .root()
              .get("v");
      if (value == null) throw new UserError(place + ": the value is missing");
      ConfigValue tree = value;
      for (String name : ConfigUtil.splitPath(text.substring(0, at).strip()).reversed())
        tree = ConfigValueFactory.fromMap(Map.of(name, tree)).withOrigin(value.origin());
      return unprefixed(((ConfigObject) tree).toConfig());
    } catch (ConfigException e) {
      throw Places.error(place, e);
    }
  }

  /** What has a meaning of its own in a value: quotes, lists, objects, substitutions. */
  private static final String NO_TEXT = "\"[]{}$";

  /** What HOCON takes in quotes only, or takes for the end of a value. */
  private static final String SIGNS = "+:=?*&@!\\^`#,";

  private static final String NUMBER = "[-+]?[0-9.]+([eE][-+]?[0-9]+)?";

  /** Plain text with signs that need quotes, with them. */
  private static String word(String value) {
    boolean plain = !value.strip().matches(NUMBER) && none(value, NO_TEXT);
    boolean signs = value.contains("//") || !none(value, SIGNS);
    return plain && signs ? ConfigUtil.quoteString(value.strip()) : value;
  }

  private static boolean none(String value, String signs) {
    return value.chars().noneMatch(c -> signs.indexOf(c) >= 0);
  }

  private static final ConfigResolveOptions ALONE = ConfigResolveOptions.noSystem();

  private static Config file(Path file) {
    if (Files.isDirectory(file)) throw new UserError(file + " is a folder, not a settings file");
    if (!Files.exists(file)) throw new UserError("settings file " + file + " is not there");
    if (!Files.isReadable(file)) throw new UserError("settings file " + file + " is not readable");
    try {
      ConfigParseOptions options =
          ConfigParseOptions.defaults().setAllowMissing(false).setSyntax(ConfigSyntax.CONF);
      return unprefixed(ConfigFactory.parseFile(file.toFile(), options).resolve(ALONE));
    } catch (ConfigException e) {
      throw Places.error(file.toString(), e);
    }
  }

  private static Config profile(ConfigValue name) {
    String text = String.valueOf(name.unwrapped());
    if (!PROFILES.contains(text))
      throw new UserError(
          "%s: unknown profile '%s'%s"
              .formatted(Places.of(name.origin()), text, NearMisses.hint(text, PROFILES)));
    return resource("cosr-profile-" + text + ".conf");
  }

  private static Config resource(String name) {
    try (InputStream stream = SettingsLoader.class.getResourceAsStream(name)) {
      if (stream == null) throw new IllegalStateException("resource " + name + " is missing");
      Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
      return unprefixed(
          ConfigFactory.parseReader(
              reader, ConfigParseOptions.defaults().setOriginDescription(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same values without the leading {@code cosr}, and in kebab case. */
  private static Config unprefixed(Config given) {
    Config config = KebabCase.of(given.root()).toConfig();
    ConfigValue inner = config.root().get("cosr");
    if (inner == null) return config;
    if (!(inner instanceof ConfigObject prefixed))
      throw new UserError(Places.of(inner.origin()) + ": cosr is the section of all settings");
    Config plain = config.withoutPath("cosr");
    for (var entry : new TreeMap<>(toPaths(plain)).entrySet())
      if (prefixed.toConfig().hasPathOrNull(entry.getKey()))
        throw new UserError(
            "%s: %s is set twice, with and without the leading cosr."
                .formatted(Places.of(entry.getValue().origin()), entry.getKey()));
    return plain.withFallback(prefixed);
  }

  private static SortedMap<String, ConfigValue> toPaths(Config config) {
    SortedMap<String, ConfigValue> paths = new TreeMap<>();
    for (var entry : config.entrySet()) paths.put(entry.getKey(), entry.getValue());
    return paths;
  }
}
