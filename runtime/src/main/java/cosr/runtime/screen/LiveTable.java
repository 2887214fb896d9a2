package cosr.runtime.screen;

import java.util.ArrayList;
import java.util.List;

/**
 * A run on a terminal: one table that is redrawn in place and a status line under it. It returns
 * the text to write, and remembers only how many lines it last drew. Not thread-safe. When it is
 * done, or before anything else is written, {@link #leave} lets go of the table as it stands.
 */
public final class LiveTable {
  private static final String UP = "\u001b[%dA";
  private static final String ERASE_LINE = "\u001b[K";
  private static final String ERASE_BELOW = "\u001b[J";
  private static final String CLEAR = "\u001b[2J\u001b[H";
  private static final int EXAMPLES = 4;
  private static final int INDENT = 8; // below the text of "exam    after round 0"

  private final Ink ink;
  private int width;
  private int height;
  private int drawn;

  /** A table for a screen of so many columns and rows. */
  public LiveTable(Ink ink, int width, int height) {
    this.ink = ink;
    this.width = Math.max(20, width);
    this.height = Math.max(4, height);
  }

  /** The text that turns the last frame into this one. */
  public String draw(Frame frame) {
    List<String> lines = lines(frame, ink, width, height);
    StringBuilder text = new StringBuilder("\r");
    if (drawn > 0) text.append(UP.formatted(drawn));
    for (String line : lines) text.append(line).append(ERASE_LINE).append('\n');
    drawn = lines.size();
    return text.append(ERASE_BELOW).toString();
  }

  /** The text that clears a screen which has another size; the next frame begins at its top. */
  public String resize(int columns, int rows) {
    width = Math.max(20, columns);
    height = Math.max(4, rows);
    drawn = 0;
    return CLEAR;
  }

  /** Keeps what is drawn; the next frame begins below. */
  public void leave() {
    drawn = 0;
  }

  /** The text that writes a line above the table, where it stays, and draws the table again. */
  public String above(String line, Frame frame) {
    StringBuilder text = new StringBuilder("\r");
    if (drawn > 0) text.append(UP.formatted(drawn));
    for (String part : Lines.wrapped(line, width, INDENT))
      text.append(part).append(ERASE_LINE).append('\n');
    text.append(ERASE_BELOW);
    drawn = 0;
    return text.append(draw(frame)).toString();
  }

  /**
   * A frame as lines that fit the screen: a wrapped line, or one that scrolled away, could not be
   * redrawn. What is least needed goes first: examples, then the table.
   */
  static List<String> lines(Frame frame, Ink ink, int width, int height) {
    List<String> top = List.of(ink.bold(frame.title()));
    List<String> table =
        frame.skills().rows().isEmpty()
            ? List.of()
            : spaced(SkillMapTable.one(frame.skills(), ink, width));
    List<Glossed> newest =
        frame
            .examples()
            .subList(Math.max(0, frame.examples().size() - EXAMPLES), frame.examples().size());
    List<String> status = spaced(wrapped(frame.status(), width));
    int room = height - 1 - top.size() - status.size();
    List<String> lines = new ArrayList<>(top);
    if (table.size() <= room) {
      lines.addAll(table);
      room -= table.size();
    }
    int shown = Math.min(newest.size(), room - 1);
    if (shown > 0)
      lines.addAll(
          spaced(
              newest.subList(newest.size() - shown, newest.size()).stream()
                  .map(e -> e.line(ink, width))
                  .toList()));
    lines.addAll(status);
    return lines.stream().map(line -> Words.cut(line, width)).toList();
  }

  private static List<String> spaced(List<String> lines) {
    List<String> spaced = new ArrayList<>(List.of(""));
    spaced.addAll(lines);
    return spaced;
  }

  /** Broken between the parts of a status line, which two blanks separate. */
  private static List<String> wrapped(String status, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String part : status.split(" {2,}", -1)) {
      if (!line.isEmpty() && line.length() + 2 + part.length() > width) {
        lines.add(line);
        line = "";
      }
      line = line.isEmpty() ? part : line + "  " + part;
    }
    lines.add(line);
    return lines;
  }
}
