package cosr.runtime.datasets;

import cosr.config.Settings;
import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.datasets.Dataset;
import cosr.datasets.Defect;
import cosr.datasets.Item;
import cosr.protocol.Cell;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Verbs.TasksCheckRequest;
import cosr.student.wording.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The verb that checks a file of a person's own tasks, row by row, without a model. */
public final class TasksCheck {
  private static final int INDENT = 10;

  /** Rows that are no tasks are all listed; of those that only the Student cannot hold, a few. */
  private static final int SHOWN = 3;

  private final TasksCheckRequest request;
  private final Console console;
  private final Dataset read;
  private final OwnTasks.Held held;
  private final List<Map<String, Object>> cells = new ArrayList<>();
  private String noRun = "";

  private TasksCheck(TasksCheckRequest request, Optional<Wording> wording, Console console) {
    this.request = request;
    this.console = console;
    Settings settings = request.settings().settings();
    read = OwnTasks.proven(request.file(), settings.tasks(), settings.verification());
    OwnTasks.Held readable = OwnTasks.held(read, settings, settings.tasks().context());
    held = OwnTasks.legible(readable, settings, wording);
    try {
      Catalog catalog =
          Catalog.of(
              Grouping.families(read.file(), held.rows(), settings.tasks().levels()),
              settings.tasks().levels(),
              "");
      for (Cell cell : catalog.cells())
        cells.add(
            Json.object(
                "cell", cell.toString(),
                "rows", catalog.size(cell),
                "heldOut", catalog.heldOutSize(cell)));
    } catch (UserError e) {
      noRun = String.valueOf(e.getMessage());
    }
  }

  /**
   * Prints what is in the file and what is wrong with it.
   *
   * @param wording of the model that the settings name
   */
  public static int print(TasksCheckRequest request, Optional<Wording> wording, Console console) {
    TasksCheck check = new TasksCheck(request, wording, console);
    if (request.json()) console.line(Json.of(check.json()));
    else check.text();
    return check.status();
  }

  private boolean usable() {
    return !read.items().isEmpty() && (read.defects().isEmpty() || skipsBad());
  }

  private boolean skipsBad() {
    return request.skipBad() || request.settings().settings().tasks().skipBad();
  }

  private int status() {
    return usable() ? Exit.OK : Exit.BAD_INPUT;
  }

  private void text() {
    say("file", "%s, %,d rows, SHA-256 %s".formatted(read.file(), read.rows(), read.sha256()));
    say("columns", String.join(", ", read.columns()));
    say("shape", "%s: %s".formatted(read.shape(), String.join(", ", read.used())));
    say("tasks", "%,d: %s".formatted(read.items().size(), kinds()));
    List<Defect> all = new ArrayList<>(read.defects());
    all.addAll(read.remarks());
    all.sort(Comparator.comparingInt(Defect::row));
    for (Defect d : all)
      say("row " + d.row(), d.sentence() + (read.remarks().contains(d) ? " (left out)" : ""));
    if (wrongColumn()) say("mapping", mapping());
    say("Student", student());
    for (Map<String, Object> cell : cells)
      say(
          "cell",
          "%s: %s rows, %s of them held out"
              .formatted(cell.get("cell"), cell.get("rows"), cell.get("heldOut")));
    if (read.defects().isEmpty()) console.line("All rows are tasks.");
    else
      console.line(
          "%d of %d rows are bad%s"
              .formatted(
                  read.defects().size(),
                  read.rows(),
                  skipsBad()
                      ? " and left out."
                      : ": mend them, or leave them out with --skip-bad, in a run with --set tasks.skip-bad=true."));
  }

  private boolean wrongColumn() {
    return read.defects().stream().anyMatch(d -> !d.column().isEmpty());
  }

  /** The settings that name other columns of this file. */
  private String mapping() {
    return "where other columns are meant: %s".formatted(Dataset.mapping(read.columns()));
  }

  private String student() {
    if (!noRun.isEmpty() && held.defects().isEmpty()) return noRun;
    StringBuilder text =
        new StringBuilder(
            "%s can hold %,d of %,d"
                .formatted(
                    request.settings().settings().student().brought()
                        ? "the model"
                        : "the built-in Student",
                    held.rows().size(),
                    read.items().size()));
    for (Defect d : held.defects().stream().limit(SHOWN).toList())
      text.append("; row %d: %s".formatted(d.row(), d.what()));
    if (held.defects().size() > SHOWN) text.append("; …");
    if (!noRun.isEmpty()) text.append("; ").append(noRun);
    return text.toString();
  }

  private String kinds() {
    TreeMap<String, Integer> counts = new TreeMap<>();
    for (Item item : read.items()) counts.merge(item.check().kind(), 1, Integer::sum);
    return counts.isEmpty()
        ? "none"
        : String.join(
            ", ",
            counts.entrySet().stream()
                .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey(), e.getValue()))
                .toList());
  }

  private void say(String label, String text) {
    console.text("%-9s %s".formatted(label, text), INDENT);
  }

  private Map<String, Object> json() {
    List<Object> tasks = new ArrayList<>();
    for (Item item : read.items())
      tasks.add(
          Json.object(
              "row", item.row(),
              "prompt", item.prompt(),
              "form", item.form().name().toLowerCase(Locale.ROOT),
              "check", item.check().kind(),
              "answer", item.answer()));
    return Json.object(
        "file", read.file(),
        "sha256", read.sha256(),
        "ok", usable(),
        "rows", read.rows(),
        "columns", read.columns(),
        "shape", read.shape(),
        "used", read.used(),
        "good", read.items().size(),
        "bad", defects(read.defects()),
        "leftOut", defects(read.remarks()),
        "held", held.rows().size(),
        "notHeld", defects(held.defects()),
        "cells", cells,
        "noRun", noRun,
        "mapping", Dataset.mapping(read.columns()),
        "tasks", tasks);
  }

  private static List<Object> defects(List<Defect> defects) {
    List<Object> out = new ArrayList<>();
    for (Defect d : defects)
      out.add(Json.object("row", d.row(), "column", d.column(), "what", d.what()));
    return out;
  }
}
