package cosr.runtime.golden;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes records whose values follow from the names of their components. Where a component has a
 * choice (an enum, a sealed interface), example {@code v} takes another one than {@code v - 1}, so
 * that {@link #all} shows each; a list of a choice holds every one.
 */
final class Examples {
  private final int variant;
  private int most = 1;

  private Examples(int variant) {
    this.variant = variant;
  }

  /** So many examples of the record that each choice in it is shown. */
  static List<Object> all(Class<?> type) {
    List<Object> made = new ArrayList<>();
    int wanted = 1;
    for (int v = 0; v < wanted; v++) {
      Examples examples = new Examples(v);
      made.add(examples.value(type, type.getSimpleName(), 0));
      wanted = Math.max(wanted, examples.most);
    }
    return made;
  }

  /** Names of all components of the record and of those in it. */
  static void componentNames(Type type, Set<String> into) {
    if (type instanceof ParameterizedType p)
      for (Type of : p.getActualTypeArguments()) componentNames(of, into);
    if (!(type instanceof Class<?> c)) return;
    if (!c.isEnum()) for (Object permitted : choices(c)) componentNames((Class<?>) permitted, into);
    if (!c.isRecord()) return;
    for (RecordComponent component : c.getRecordComponents()) {
      into.add(component.getName());
      componentNames(component.getGenericType(), into);
    }
  }

  private Object value(Type type, String name, int salt) {
    if (type instanceof ParameterizedType p) return container(p, name, salt);
    Class<?> c = (Class<?>) type;
    int n = 1 + Math.floorMod(name.hashCode(), 90) + salt;
    if (c == String.class) return "text-" + name + (salt == 0 ? "" : "-" + salt);
    if (c == int.class || c == Integer.class) return n;
    if (c == long.class || c == Long.class) return 5_000_000_000L + n;
    if (c == double.class || c == Double.class) return n + 0.1;
    if (c == float.class || c == Float.class) return n + 0.5f;
    if (c == boolean.class || c == Boolean.class) return (variant + salt) % 2 == 0;
    if (c == byte[].class) return new byte[] {(byte) n, 0, -1, (byte) variant};
    if (c == int[].class) return new int[] {n, -n, Integer.MAX_VALUE};
    if (c.isRecord()) return record(c, salt);
    List<?> choices = choices(c);
    most = Math.max(most, choices.size());
    Object chosen = choices.get(Math.floorMod(variant + name.hashCode() + salt, choices.size()));
    return chosen instanceof Class<?> permitted ? record(permitted, salt) : chosen;
  }

  private Object container(ParameterizedType type, String name, int salt) {
    Type[] of = type.getActualTypeArguments();
    if (type.getRawType() == SortedMap.class) {
      SortedMap<Object, Object> map = new TreeMap<>();
      for (int i = 0; i < 2; i++)
        map.put(value(of[0], name + "-key", salt + i), value(of[1], name, salt + i));
      return map;
    }
    if (type.getRawType() != List.class)
      throw new IllegalStateException(name + " is a " + type + ", which is no plain value");
    List<Object> list = new ArrayList<>();
    if (of[0] instanceof Class<?> c && !choices(c).isEmpty()) {
      for (Object choice : choices(c))
        list.add(choice instanceof Class<?> permitted ? record(permitted, salt) : choice);
    } else {
      for (int i = 0; i < 2; i++) list.add(value(of[0], name, salt + i));
    }
    return list;
  }

  /** Constants of an enum, or the records that a sealed interface permits; else none. */
  private static List<?> choices(Class<?> type) {
    if (type.isEnum()) return Arrays.asList(type.getEnumConstants());
    if (!type.isSealed()) return List.of();
    List<Class<?>> records = new ArrayList<>();
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      if (permitted.isRecord()) records.add(permitted);
      else for (Object deeper : choices(permitted)) records.add((Class<?>) deeper);
    }
    return records;
  }

  private Object record(Class<?> type, int salt) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(components[i].getGenericType(), components[i].getName(), salt);
    }
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("no example of " + type.getName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no example of " + type.getName(), e);
    }
  }
}
