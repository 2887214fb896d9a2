package cosr.runtime.datasets;

import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.curator.tasks.Families;
import cosr.curator.tasks.TaskFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Sorts rows into cells: by the subject and level that they name where each of those cells has rows
 * enough, else by level, else by subject, else by the length of what is to be answered.
 */
final class Grouping {
  /** Rows of a cell, where there are several. */
  private static final int LEAST = Catalog.LEAST_PROMPTS;

  /** Levels by length, of at least so many rows each. */
  private static final int LEVELS = 4;

  private static final int ROWS_A_LEVEL = 96;

  private Grouping() {}

  /**
   * @param file of the rows, whose name the family has where rows name no subject
   * @throws UserError where the rows are too few for a run
   */
  static List<DatasetFamily> families(String file, List<OwnRow> rows, int levels) {
    if (rows.size() < DatasetFamily.LEAST)
      throw new UserError(
          "%s: %d of its rows can be used, and a run needs %d, one to practise and one to hold out: add rows"
              .formatted(file, rows.size(), DatasetFamily.LEAST));
    String name = name(file);
    boolean subjects = rows.stream().allMatch(r -> r.item().subject().isPresent());
    boolean graded = rows.stream().allMatch(r -> r.item().level().isPresent());
    Function<OwnRow, String> subject = r -> slug(r.item().subject().orElse(name));
    ToIntFunction<OwnRow> level = r -> r.item().level().orElse(1);
    List<SortedMap<String, SortedMap<Integer, List<OwnRow>>>> ways = new ArrayList<>();
    if (subjects && graded) ways.add(sorted(rows, subject, level));
    if (graded) ways.add(sorted(rows, r -> name, level));
    if (subjects) ways.add(sorted(rows, subject, r -> 1));
    for (var way : ways) if (enough(way, levels)) return families(way);
    SortedMap<String, SortedMap<Integer, List<OwnRow>>> byLength = new TreeMap<>();
    byLength.put(name, byLength(rows));
    return families(byLength);
  }

  private static SortedMap<String, SortedMap<Integer, List<OwnRow>>> sorted(
      List<OwnRow> rows, Function<OwnRow, String> family, ToIntFunction<OwnRow> level) {
    SortedMap<String, SortedMap<Integer, List<OwnRow>>> out = new TreeMap<>();
    for (OwnRow row : rows)
      out.computeIfAbsent(family.apply(row), f -> new TreeMap<>())
          .computeIfAbsent(level.applyAsInt(row), l -> new ArrayList<>())
          .add(row);
    return out;
  }

  private static boolean enough(
      SortedMap<String, SortedMap<Integer, List<OwnRow>>> way, int levels) {
    return way.values().stream()
        .allMatch(
            cells ->
                cells.size() <= levels
                    && cells.values().stream().allMatch(rows -> rows.size() >= LEAST));
  }

  /** Levels are numbered from 1, in the order of the numbers that the rows have. */
  private static List<DatasetFamily> families(
      SortedMap<String, SortedMap<Integer, List<OwnRow>>> way) {
    List<DatasetFamily> out = new ArrayList<>();
    for (Map.Entry<String, SortedMap<Integer, List<OwnRow>>> family : way.entrySet()) {
      SortedMap<Integer, List<OwnRow>> levels = new TreeMap<>();
      for (List<OwnRow> rows : family.getValue().values()) levels.put(levels.size() + 1, rows);
      out.add(new DatasetFamily(family.getKey(), levels));
    }
    return List.copyOf(out);
  }

  private static SortedMap<Integer, List<OwnRow>> byLength(List<OwnRow> rows) {
    List<OwnRow> sorted =
        rows.stream()
            .sorted(
                Comparator.comparingInt((OwnRow r) -> r.lesson().length())
                    .thenComparing(r -> r.prompt().length())
                    .thenComparing(r -> r.item().row()))
            .toList();
    int levels = Math.clamp(rows.size() / ROWS_A_LEVEL, 1, LEVELS);
    SortedMap<Integer, List<OwnRow>> out = new TreeMap<>();
    for (int l = 0; l < levels; l++)
      out.put(l + 1, sorted.subList(rows.size() * l / levels, rows.size() * (l + 1) / levels));
    return out;
  }

  /** The file's name without folder and ending, as a family is called. */
  static String name(String file) {
    String last = file.substring(file.lastIndexOf('/') + 1);
    int end = last.indexOf('.', 1);
    return slug(end < 0 ? last : last.substring(0, end));
  }

  /** Small letters, digits and hyphens; no name that a built-in family has. */
  private static String slug(String label) {
    String slug =
        label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    if (slug.length() > 24) slug = slug.substring(0, 24).replaceAll("-+$", "");
    boolean taken = Families.all().stream().map(TaskFamily::name).anyMatch(slug::equals);
    return slug.isEmpty() || taken || !Character.isLetter(slug.charAt(0))
        ? ("own-" + slug).replaceAll("-$", "")
        : slug;
  }
}
