package cosr.runtime.screen;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A skill map as a table, family by level, in percent. Where the levels do not fit side by side,
 * they are drawn closer, and then the table goes on below. Pure.
 */
public final class SkillMapTable {
  private static final int CELL = 4;
  private static final int MEAN = 7;
  private static final int SHORT_MEAN = 5;
  private static final int SHORT_NAME = 7;
  private static final int LABEL = 7; // " before"
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
    name += before == null ? 0 : LABEL;
    int levels = before == null ? after.levels() : Math.max(before.levels(), after.levels());
    int room = width - levels * CELL - SHORT_MEAN;
    boolean close =
        room < name + MEAN - SHORT_MEAN && room >= SHORT_NAME + (before == null ? 0 : LABEL);
    Form form = close ? new Form(Math.min(name, room), SHORT_MEAN, ink) : new Form(name, MEAN, ink);
    int fit = Math.max(1, (width - form.name() - form.mean()) / CELL);
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < levels; from += fit) {
      int to = Math.min(levels, from + fit);
      if (from > 0) lines.add("");
      block(before, after, new Span(from, to, to == levels), form, lines);
    }
    return List.copyOf(lines);
  }

  /** Widths of the first column and of the last. */
  private record Form(int name, int mean, Ink ink) {
    Form plain() {
      return new Form(name, mean, Ink.PLAIN);
    }
  }

  /** Levels side by side; the last ones have the mean beside them. */
  private record Span(int from, int to, boolean last) {}

  private static void block(
      @Nullable SkillMap before, SkillMap after, Span span, Form form, List<String> lines) {
    StringBuilder head = new StringBuilder(Words.pad("level", form.name()));
    for (int level = span.from() + 1; level <= span.to(); level++)
      head.append(Words.right("" + level, CELL));
    if (span.last()) head.append(Words.right("mean", form.mean()));
    lines.add(form.ink().dim(head.toString()));
    for (int i = 0; i < after.rows().size(); i++) {
      SkillMap.Row row = after.rows().get(i);
      if (before == null) {
        lines.add(row(label(row.family(), "", form), row, span, form));
      } else {
        String label = label(row.family(), "before", form);
        lines.add(form.ink().dim(row(label, before.rows().get(i), span, form.plain())));
        lines.add(row(label("", "after", form), row, span, form));
      }
    }
    if (!span.last()) return;
    if (before == null) {
      lines.add(total(label("all", "", form), after, span, form));
    } else {
      lines.add(form.ink().dim(total(label("all", "before", form), before, span, form.plain())));
      lines.add(total(label("", "after", form), after, span, form));
    }
  }

  private static String label(String family, String state, Form form) {
    int room = form.name() - (state.isEmpty() ? 0 : LABEL);
    String name = Words.pad(Words.cut(family, room), room);
    return state.isEmpty() ? name : name + " " + Words.pad(state, LABEL - 1);
  }

  private static String row(String label, SkillMap.Row row, Span span, Form form) {
    StringBuilder line = new StringBuilder(label);
    for (int level = span.from(); level < span.to(); level++) {
      double share = level < row.shares().size() ? row.shares().get(level) : Double.NaN;
      line.append(inked(share, Words.right(cell(share), CELL), form.ink()));
    }
    if (span.last()) line.append(form.ink().bold(mean(row.mean(), form)));
    return line.toString();
  }

  private static String total(String label, SkillMap map, Span span, Form form) {
    return label
        + " ".repeat((span.to() - span.from()) * CELL)
        + form.ink().bold(mean(map.mean(), form));
  }

  private static String cell(double share) {
    return Double.isNaN(share) ? GAP : Words.format("%.0f", share * 100);
  }

  private static String mean(double share, Form form) {
    String text =
        form.mean() == SHORT_MEAN || Double.isNaN(share)
            ? cell(share)
            : Words.format("%.1f", share * 100);
    return Words.right(text, form.mean());
  }

  private static String inked(double share, String text, Ink ink) {
    if (Double.isNaN(share) || share < 0.2) return ink.dim(text);
    if (share >= 0.8) return ink.green(text);
    return share >= 0.5 ? ink.yellow(text) : text;
  }
}
