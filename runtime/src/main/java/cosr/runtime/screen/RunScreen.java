package cosr.runtime.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The screen of a run: on a terminal one live table, elsewhere one line for each thing; never both.
 * Not thread-safe; the writer is called on the caller's thread and ought to flush.
 */
public final class RunScreen {
  private static final int KEPT_EXAMPLES = 4;
  private static final int KEPT_LINES = 6;

  private final @Nullable LiveTable table;
  private final Consumer<String> write;
  private final List<Glossed> examples = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private String title = "";
  private String status = "";
  private SkillMap skills = new SkillMap(List.of());

  private RunScreen(@Nullable LiveTable table, Consumer<String> write) {
    this.table = table;
    this.write = write;
  }

  /** A screen that redraws itself in place. */
  public static RunScreen live(Ink ink, int width, int height, Consumer<String> write) {
    return new RunScreen(new LiveTable(ink, width, height), write);
  }

  /** A file, a pipe or a terminal that knows no cursor: lines only. */
  public static RunScreen lines(Consumer<String> write) {
    return new RunScreen(null, write);
  }

  /** Names the run and what it does; shown above the live table. */
  public void title(String text) {
    if (table == null && !text.equals(title)) write.accept(text + "\n");
    title = text;
    redraw();
  }

  /** A lesson of the warm-up is done. */
  public void lesson(LessonLine lesson) {
    status(LinePrinter.lesson(lesson));
  }

  /** A round is done. */
  public void round(RoundLine round) {
    status(LinePrinter.round(round));
  }

  /** The newest round's figures again, of which one has changed; a line of its own it is not. */
  public void again(RoundLine round) {
    if (table == null) return;
    status(LinePrinter.round(round));
  }

  /** A lesson that was done before this screen began; without a terminal it is not shown. */
  public void again(LessonLine lesson) {
    if (table != null) status(LinePrinter.lesson(lesson));
  }

  /** What the run waits for, until there is something to show. */
  public void waiting(String line) {
    status(line);
  }

  /** The terminal has another size: what was on it is garbled, so it is drawn anew. */
  public void resize(int width, int height) {
    if (table == null) return;
    write.accept(table.resize(width, height));
    List<String> before = List.copyOf(said);
    said.clear();
    redraw();
    before.forEach(this::say);
  }

  /** An exam is done; it stays on the screen. */
  public void exam(ExamLine exam) {
    say(LinePrinter.exam(exam));
  }

  /** An attempt to show; the live table keeps the newest few. */
  public void example(Glossed example) {
    if (table == null) write.accept(LinePrinter.example(example) + "\n");
    examples.add(example);
    if (examples.size() > KEPT_EXAMPLES) examples.removeFirst();
    redraw();
  }

  /** The skill map of the live table; without a terminal it is not shown. */
  public void skills(SkillMap map) {
    skills = map;
    redraw();
  }

  /** A line that stays. */
  public void say(String line) {
    said.add(line);
    if (said.size() > KEPT_LINES) said.removeFirst();
    write.accept(table == null ? line + "\n" : table.above(line, frame()));
  }

  /** Lets go of the live table as it stands; what is written afterwards comes below. */
  public void end() {
    if (table != null) table.leave();
  }

  private void status(String line) {
    status = line;
    if (table == null) write.accept(line + "\n");
    redraw();
  }

  private void redraw() {
    if (table != null) write.accept(table.draw(frame()));
  }

  private Frame frame() {
    return new Frame(title, skills, List.copyOf(examples), status);
  }
}
