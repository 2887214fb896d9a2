package cosr.config;

import com.typesafe.config.ConfigUtil;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The canonical text of settings. */
final class SettingsText {
  private SettingsText() {}

  static String of(Record settings) {
    StringBuilder text = new StringBuilder();
    values(settings)
        .forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
    return text.toString();
  }

  /** Rendered values by full key. */
  static SortedMap<String, String> values(Record settings) {
    SortedMap<String, String> values = new TreeMap<>();
    collect("", settings, values);
    return values;
  }

  private static void collect(String prefix, Record section, SortedMap<String, String> values) {
    for (RecordComponent component : section.getClass().getRecordComponents()) {
      String key = prefix + SettingNames.of(component);
      Object value = read(section, component);
      if (value instanceof Record inner) collect(key + ".", inner, values);
      else values.put(key, rendered(value));
    }
  }

  private static Object read(Record section, RecordComponent component) {
    try {
      return component.getAccessor().invoke(section);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }

  private static String rendered(Object value) {
    if (value instanceof String text) return ConfigUtil.quoteString(text);
    if (value instanceof List<?> list)
      return "[" + String.join(", ", list.stream().map(SettingsText::rendered).toList()) + "]";
    return String.valueOf(value);
  }
}
