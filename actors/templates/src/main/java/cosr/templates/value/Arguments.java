package cosr.templates.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a call: by position, and by name in the order given. */
public record Arguments(List<Object> positional, Map<String, Object> named) {
  public static Arguments of(Object... positional) {
    return new Arguments(List.of(positional), Map.of());
  }

  public int size() {
    return positional.size();
  }

  public Object get(int index) {
    return positional.get(index);
  }

  public @Nullable Object orNull(int index) {
    return index < positional.size() ? positional.get(index) : null;
  }

  /** These with one value before them. */
  public Arguments before(Object first) {
    List<Object> all = new ArrayList<>(positional.size() + 1);
    all.add(first);
    all.addAll(positional);
    return new Arguments(all, named);
  }

  /** These without the first so many. */
  public Arguments after(int count) {
    return new Arguments(positional.subList(count, positional.size()), named);
  }

  /** These with one more by name. */
  public Arguments with(String name, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(named);
    all.put(name, value);
    return new Arguments(positional, all);
  }
}
