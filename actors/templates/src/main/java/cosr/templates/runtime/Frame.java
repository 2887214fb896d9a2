package cosr.templates.runtime;

import cosr.templates.syntax.Scope;
import cosr.templates.value.Undefined;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One entry into a scope, with the values of its names. */
final class Frame {
  private final Scope scope;
  private final @Nullable Frame parent;
  private final Variables variables;
  private final Map<String, Object> values = new HashMap<>();

  Frame(Scope scope, @Nullable Frame parent, Variables variables) {
    this.scope = scope;
    this.parent = parent;
    this.variables = variables;
    scope.loads().forEach(this::load);
  }

  private void load(String name, Scope.Load load) {
    Object value =
        switch (load) {
          case PARAMETER, UNDEFINED -> null;
          case RESOLVE -> variables.get(name);
          case OUTER -> parent == null ? null : parent.find(name);
        };
    if (value != null) {
      values.put(name, value);
    }
  }

  /** The value of a name, or null if it has none. */
  @Nullable Object find(String name) {
    for (Frame frame = this; frame != null; frame = frame.parent) {
      if (frame.scope.loads().containsKey(name)) {
        return frame.values.get(name);
      }
    }
    return variables.get(name);
  }

  Object get(String name) {
    Object value = find(name);
    return value == null ? Undefined.variable(name) : value;
  }

  void set(String name, Object value) {
    values.put(name, value);
    if (parent == null) {
      variables.set(name, value);
    }
  }
}
