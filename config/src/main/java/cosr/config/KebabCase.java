package cosr.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Lets {@code skipBad} stand for {@code skip-bad}, for names that there are. */
final class KebabCase {
  private static final Pattern CAMEL = Pattern.compile("[a-z0-9]+(?:[A-Z][a-z0-9]*)+");
  private static final Set<String> KNOWN = known();

  private KebabCase() {}

  /**
   * The same values, all under the names that the settings have.
   *
   * @throws UserError where one is written in both ways
   */
  static ConfigObject of(ConfigObject object) {
    ConfigObject out = object;
    for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(object).entrySet()) {
      String key = entry.getKey();
      ConfigValue value = entry.getValue();
      String name = name(key);
      if (!name.equals(key) && object.containsKey(name))
        throw new UserError(
            "%s: %s is set twice, as %s as well".formatted(Places.of(value.origin()), name, key));
      ConfigValue inner = value instanceof ConfigObject section ? of(section) : value;
      if (inner != value || !name.equals(key)) out = out.withoutKey(key).withValue(name, inner);
    }
    return out;
  }

  private static String name(String key) {
    if (!CAMEL.matcher(key).matches()) return key;
    String name = key.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return KNOWN.contains(name) ? name : key;
  }

  private static Set<String> known() {
    Set<String> names = new TreeSet<>(SettingNames.SECTIONS);
    for (String key : SettingNames.ALL) names.addAll(Set.of(key.split("\\.")));
    for (String key : SettingNames.OF_DEPLOYMENT) names.addAll(Set.of(key.split("\\.")));
    return names;
  }
}
