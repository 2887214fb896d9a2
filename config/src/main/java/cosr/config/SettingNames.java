package cosr.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The names of all settings, read off the {@link Settings} and {@link Deployment} records: kebab
 * case, sections by dots.
 */
final class SettingNames {
  /** Of a run. */
  static final List<String> ALL = below("", Settings.class);

  /** Of a process. */
  static final List<String> OF_DEPLOYMENT = below("", Deployment.class);

  static final List<String> DEPLOYMENT_SECTIONS = sections(Deployment.class);
  static final List<String> SECTIONS =
      Stream.concat(sections(Settings.class).stream(), DEPLOYMENT_SECTIONS.stream()).toList();
  private static final List<String> KNOWN =
      Stream.concat(ALL.stream(), OF_DEPLOYMENT.stream()).toList();

  private SettingNames() {}

  private static List<String> sections(Class<?> type) {
    return List.of(type.getRecordComponents()).stream().map(SettingNames::of).toList();
  }

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
        KNOWN.stream().filter(n -> !parent.isEmpty() && n.equals(parent + leaf(n))).toList();
    List<String> near =
        siblings.isEmpty()
            ? NearMisses.of(key, KNOWN)
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
      near = KNOWN.stream().filter(n -> NearMisses.distance(leaf, leaf(n)) <= 1).limit(3).toList();
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
