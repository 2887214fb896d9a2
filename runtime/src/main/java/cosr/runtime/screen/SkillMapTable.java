package cosr.runtime.screen;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A skill map as a table, family by level, in percent. Where the levels do not fit side by side,
 * the table goes on below. Pure.
 */
public final class SkillMapTable {
  private static final int CELL = 5;
  private static final int MEAN = 7;
  private static final String GAP = "·";

  private SkillMapTable() {}

  /** One state, a line a family. */
  public static List<String> one(SkillMap map, Ink ink, int width) {
    return blocks(null, map, ink, width);
  }

  /** Two states, two lines a family; both have the same families. */
  public static List<String> beforeAfter(SkillMap before, SkillMap after, Ink ink, int width) {
    return blocks(before, after, ink, width);
  }

  private static List<String> blocks(
      @Nullable SkillMap before, SkillMap after, Ink ink, int width) {
    int name = "level".length();
    for (SkillMap.Row row : after.rows()) name = Math.max(name, row.family().length());
    name += before == null ? 0 : 8;
    int levels = before == null ? after.levels() : Math.max(before.levels(), after.levels());
    int fit = Math.max(1, (width - name - MEAN) / CELL);
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < levels; from += fit) {
      int to = Math.min(levels, from + fit);
      if (from > 0) lines.add("");
      block(before, after, from, to, to == levels, name, ink, lines);
    }
    return List.copyOf(lines);
  }

  private static void block(
      @Nullable SkillMap before,
      SkillMap after,
      int from,
      int to,
      boolean last,
      int name,
      Ink ink,
      List<String> lines) {
    StringBuilder head = new StringBuilder(Words.pad("level", name));
    for (int level = from + 1; level <= to; level++) head.append(Words.right("" + level, CELL));
    if (last) head.append(Words.right("mean", MEAN));
    lines.add(ink.dim(head.toString()));
    for (int i = 0; i < after.rows().size(); i++) {
      SkillMap.Row row = after.rows().get(i);
      if (before == null) {
        lines.add(row(Words.pad(row.family(), name), row, from, to, last, ink));
      } else {
        String label = Words.pad(row.family(), name - 7);
        lines.add(ink.dim(row(label + "before ", before.rows().get(i), from, to, last, Ink.PLAIN)));
        lines.add(row(Words.pad("", name - 7) + "after  ", row, from, to, last, ink));
      }
    }
    if (!last) return;
    int columns = (to - from) * CELL;
    if (before == null) {
      lines.add(total(Words.pad("all", name), columns, after, ink));
    } else {
      lines.add(ink.dim(total(Words.pad("all", name - 7) + "before ", columns, before, Ink.PLAIN)));
      lines.add(total(Words.pad("", name - 7) + "after  ", columns, after, ink));
    }
  }

  private static String row(
      String label, SkillMap.Row row, int from, int to, boolean last, Ink ink) {
    StringBuilder line = new StringBuilder(label);
    for (int level = from; level < to; level++) {
      double share = level < row.shares().size() ? row.shares().get(level) : Double.NaN;
      line.append(inked(share, Words.right(cell(share), CELL), ink));
    }
    if (last) line.append(ink.bold(Words.right(mean(row.mean()), MEAN)));
    return line.toString();
  }

  private static String total(String label, int columns, SkillMap map, Ink ink) {
    return label + " ".repeat(columns) + ink.bold(Words.right(mean(map.mean()), MEAN));
  }

  private static String cell(double share) {
    return Double.isNaN(share) ? GAP : Words.format("%.0f", share * 100);
  }

  private static String mean(double share) {
    return Double.isNaN(share) ? GAP : Words.format("%.1f", share * 100);
  }

  private static String inked(double share, String text, Ink ink) {
    if (Double.isNaN(share) || share < 0.2) return ink.dim(text);
    if (share >= 0.8) return ink.green(text);
    return share >= 0.5 ? ink.yellow(text) : text;
  }
}
