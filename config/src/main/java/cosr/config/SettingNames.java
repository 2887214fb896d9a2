package cosr.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The names of all settings, read off the {@link Settings} records: kebab case, sections by dots.
 */
final class SettingNames {
  static final List<String> ALL = below("", Settings.class);
  static final List<String> SECTIONS =
      List.of(Settings.class.getRecordComponents()).stream().map(SettingNames::of).toList();

  private SettingNames() {}

  static String of(RecordComponent component) {
    return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static List<String> below(String prefix, Class<?> section) {
    List<String> names = new ArrayList<>();
    for (RecordComponent component : section.getRecordComponents()) {
      String name = prefix + of(component);
      if (component.getType().isRecord()) names.addAll(below(name + ".", component.getType()));
      else names.add(name);
    }
    return List.copyOf(names);
  }

  /** A hint at the settings that an unknown key may stand for. */
  static String hint(String key, boolean section) {
    if (section) return NearMisses.hint(key, SECTIONS);
    String leaf = leaf(key);
    String parent = key.substring(0, key.length() - leaf.length());
    List<String> siblings =
        ALL.stream().filter(n -> !parent.isEmpty() && n.startsWith(parent)).toList();
    List<String> near =
        siblings.isEmpty()
            ? NearMisses.of(key, ALL)
            : NearMisses.of(leaf, siblings.stream().map(SettingNames::leaf).toList()).stream()
                .map(parent::concat)
                .toList();
    if (near.isEmpty())
      near =
          siblings.stream()
              .filter(n -> List.of(leaf(n).split("-")).contains(leaf))
              .limit(3)
              .toList();
    if (near.isEmpty() && leaf.length() > 2)
      near = ALL.stream().filter(n -> NearMisses.distance(leaf, leaf(n)) <= 1).limit(3).toList();
    if (!near.isEmpty()) return NearMisses.meant(near);
    return siblings.isEmpty()
        ? "; sections are " + String.join(", ", SECTIONS)
        : "; %s has %s"
            .formatted(
                parent.substring(0, parent.length() - 1),
                String.join(", ", siblings.stream().map(SettingNames::leaf).toList()));
  }

  private static String leaf(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
