package cosr.runtime.cli;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plain values as JSON text: maps, lists, records, text, numbers, booleans and optionals. Small, so
 * that a verb that prints a few values needs no JSON library at its start. Numbers that JSON does
 * not have are {@code null}.
 */
public final class Json {
  private Json() {}

  /** A map in the order given: name, value, name, value, … */
  public static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2)
      map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    return map;
  }

  /** The value as JSON over several lines. */
  public static String of(Object value) {
    StringBuilder text = new StringBuilder();
    write(value, "\n", text);
    return text.toString();
  }

  /** The value as JSON on one line. */
  public static String line(Object value) {
    return of(value).replaceAll("\n *", " ");
  }

  private static void write(Object value, String line, StringBuilder text) {
    switch (value) {
      case Map<?, ?> map -> object(map, line, text);
      case List<?> list -> array(list, line, text);
      case Record record -> object(components(record), line, text);
      case Optional<?> optional -> {
        if (optional.isPresent()) write(optional.get(), line, text);
        else text.append("null");
      }
      case Double number when !Double.isFinite(number) -> text.append("null");
      case Number number -> text.append(number);
      case Boolean truth -> text.append(truth);
      default -> quote(String.valueOf(value), text);
    }
  }

  private static void object(Map<?, ?> map, String line, StringBuilder text) {
    String inner = line + "  ";
    String before = "{";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(before).append(inner);
      quote(String.valueOf(entry.getKey()), text);
      text.append(": ");
      write(entry.getValue(), inner, text);
      before = ",";
    }
    text.append(map.isEmpty() ? "{}" : line + "}");
  }

  private static void array(List<?> list, String line, StringBuilder text) {
    boolean flat = list.stream().allMatch(v -> v instanceof Number || v instanceof String);
    String inner = flat ? "" : line + "  ";
    String before = "[";
    for (Object item : list) {
      text.append(before).append(inner);
      write(item, inner, text);
      before = flat ? ", " : ",";
    }
    text.append(list.isEmpty() ? "[]" : (flat ? "" : line) + "]");
  }

  private static Map<String, Object> components(Record record) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        map.put(component.getName(), component.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("cannot read " + component, e);
      }
    }
    return map;
  }

  private static void quote(String raw, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) text.append("\\u%04x".formatted((int) c));
          else text.append(c);
        }
      }
    }
    text.append('"');
  }
}
