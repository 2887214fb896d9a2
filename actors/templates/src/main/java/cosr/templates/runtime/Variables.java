package cosr.templates.runtime;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a rendering: what the template set at its top, what was given, the globals. */
final class Variables {
  private final Map<String, Object> set = new HashMap<>();
  private final Map<String, Object> given;

  Variables(Map<String, Object> given) {
    this.given = given;
  }

  @Nullable Object get(String name) {
    Object value = set.get(name);
    return value == null ? given.get(name) : value;
  }

  void set(String name, Object value) {
    set.put(name, value);
  }
}
