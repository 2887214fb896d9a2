package cosr.config;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which settings two canonical texts disagree about, sorted by key. Pure; it reads texts of other
 * versions too, whose settings this one may not know.
 */
public record SettingsDiff(List<Change> changes) {
  /** What stands for the value of a setting that a text does not have. */
  public static final String ABSENT = "(absent)";

  /** One setting and its rendered value in either text. */
  public record Change(String key, String before, String after) {}

  /** The differences between two texts of {@link ResolvedSettings#text}. */
  public static SettingsDiff between(String before, String after) {
    TreeMap<String, String> old = lines(before);
    TreeMap<String, String> now = lines(after);
    TreeSet<String> keys = new TreeSet<>(old.keySet());
    keys.addAll(now.keySet());
    List<Change> changes = new ArrayList<>();
    for (String key : keys) {
      Change change = new Change(key, old.getOrDefault(key, ABSENT), now.getOrDefault(key, ABSENT));
      if (!change.before().equals(change.after())) changes.add(change);
    }
    return new SettingsDiff(List.copyOf(changes));
  }

  /** Whether the texts agree. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** {@code tasks.levels was 12 and is now 6; …} in one line. */
  public String sentence() {
    return String.join(
        "; ",
        changes.stream()
            .map(c -> "%s was %s and is now %s".formatted(c.key(), c.before(), c.after()))
            .toList());
  }

  private static TreeMap<String, String> lines(String text) {
    TreeMap<String, String> values = new TreeMap<>();
    for (String line : text.split("\n", -1)) {
      int at = line.indexOf(" = ");
      if (at > 0) values.put(line.substring(0, at), line.substring(at + 3));
    }
    return values;
  }
}
