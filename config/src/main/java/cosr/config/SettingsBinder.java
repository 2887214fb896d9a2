package cosr.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@link Settings} and {@link Deployment} records from a tree of values, strictly: every
 * key known, every type right.
 */
final class SettingsBinder {
  /** A number that HOCON takes for text because no type of Java holds it. */
  private static final Pattern HUGE = Pattern.compile("-?[0-9]{19,}");

  private final TreeMap<String, ConfigValue> leaves = new TreeMap<>();

  /** The settings in a tree that has the sections of this record at its root. */
  <T extends Record> T bind(ConfigObject root, Class<T> type) {
    refuseUnknown("", root, type);
    return type.cast(section("", root, type));
  }

  /** What was read, by full key. */
  TreeMap<String, ConfigValue> leaves() {
    return leaves;
  }

  private static void refuseUnknown(String prefix, ConfigObject object, Class<?> type) {
    List<RecordComponent> components = List.of(type.getRecordComponents());
    for (String key : new TreeSet<>(object.keySet())) {
      ConfigValue value = value(object, key);
      RecordComponent known =
          components.stream().filter(c -> SettingNames.of(c).equals(key)).findFirst().orElse(null);
      if (known == null) {
        boolean section = prefix.isEmpty() && value instanceof ConfigObject;
        throw new UserError(
            "%s: unknown %s '%s'%s"
                .formatted(
                    Places.of(value.origin()),
                    section ? "section" : "setting",
                    prefix + key,
                    SettingNames.hint(prefix + key, section)));
      }
      if (known.getType().isRecord() && value instanceof ConfigObject inner)
        refuseUnknown(prefix + key + ".", inner, known.getType());
    }
  }

  private Object section(String prefix, ConfigObject object, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = SettingNames.of(components[i]);
      String key = prefix + name;
      ConfigValue value = object.get(name);
      if (value == null) throw new UserError("setting '" + key + "' is missing");
      arguments[i] = component(key, value, components[i]);
    }
    try {
      var constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + type.getName(), e);
    }
  }

  private Object component(String key, ConfigValue value, RecordComponent component) {
    Class<?> type = component.getType();
    if (type.isRecord()) {
      if (value instanceof ConfigObject inner) return section(key + ".", inner, type);
      String names =
          String.join(
              ", ", List.of(type.getRecordComponents()).stream().map(SettingNames::of).toList());
      throw new UserError(
          "%s: %s is a section (%s), not %s"
              .formatted(Places.of(value.origin()), key, names, described(value)));
    }
    leaves.put(key, value);
    if (type == List.class) return list(key, value, component.getGenericType());
    return scalar(key, value, type);
  }

  private static List<Object> list(String key, ConfigValue value, Type type) {
    Class<?> element = (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0];
    if (!(value instanceof ConfigList values)) {
      throw wrong(key, value, "a list such as " + example(key, element));
    }
    List<Object> items = new ArrayList<>();
    for (ConfigValue item : values) items.add(scalar(key, item, element));
    return List.copyOf(items);
  }

  private static String example(String key, Class<?> element) {
    if (element != String.class) return "[0, 2]";
    return switch (key) {
      case "node.roles" -> "[student, verifier]";
      case "node.seeds" -> "[\"127.0.0.1:17001\"]";
      case "sampling.stop" -> "[\"\\n\\n\"]";
      default -> "[add, sort]";
    };
  }

  private static Object scalar(String key, ConfigValue value, Class<?> type) {
    Object raw = value.unwrapped();
    if (type == String.class) {
      if (raw instanceof String text) return text;
      throw wrong(key, value, "a name");
    }
    if (type == boolean.class) {
      if (raw instanceof Boolean truth) return truth;
      if ("true".equals(raw) || "false".equals(raw)) return Boolean.valueOf((String) raw);
      throw wrong(key, value, "true or false");
    }
    if (type == double.class) {
      if (raw instanceof Number number && Double.isFinite(number.doubleValue()))
        return number.doubleValue();
      throw wrong(key, value, "a number");
    }
    Long whole = whole(raw);
    boolean beyond = raw instanceof String text && HUGE.matcher(text).matches();
    if (whole == null && !beyond) throw wrong(key, value, "a whole number");
    if (type == long.class) {
      if (whole != null) return whole;
      throw wrong(
          key, value, "a whole number from %d to %d".formatted(Long.MIN_VALUE, Long.MAX_VALUE));
    }
    if (whole == null || whole != whole.intValue())
      throw wrong(key, value, "a whole number of at most " + Integer.MAX_VALUE);
    return whole.intValue();
  }

  private static @Nullable Long whole(@Nullable Object raw) {
    if (raw instanceof Integer || raw instanceof Long) return ((Number) raw).longValue();
    if (raw instanceof Double d && d == Math.rint(d) && Math.abs(d) < 0x1p53) return d.longValue();
    return null;
  }

  private static UserError wrong(String key, ConfigValue value, String wanted) {
    return new UserError(
        "%s: %s must be %s, not %s"
            .formatted(Places.of(value.origin()), key, wanted, described(value)));
  }

  private static String described(ConfigValue value) {
    return switch (value.valueType()) {
      case STRING -> {
        String text = (String) value.unwrapped();
        yield HUGE.matcher(text).matches() ? text : "the text " + ConfigUtil.quoteString(text);
      }
      case NUMBER, BOOLEAN, NULL -> value.render();
      case LIST -> "a list";
      case OBJECT -> "a section";
    };
  }

  private static ConfigValue value(ConfigObject object, String key) {
    ConfigValue value = object.get(key);
    if (value == null) throw new IllegalStateException(key);
    return value;
  }
}
