package cosr.runtime.verbs;

import cosr.config.NearMisses;
import cosr.config.SettingsLoader;
import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.curator.tasks.Families;
import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Marked;
import cosr.protocol.Task;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Verbs.TasksRequest;
import cosr.runtime.screen.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The verb tasks: what the Student may be set, with reference answers. */
final class TaskList {
  private static final String ROW = "%-13s %8s %8s  %-44s  %-16s  %s";
  private static final int INDENT = 33;

  private TaskList() {}

  static int print(TasksRequest request, Console console) {
    int levels = SettingsLoader.defaults().settings().tasks().levels();
    Catalog catalog = Catalog.of(Families.all(), levels);
    List<String> families = catalog.cells().stream().map(Cell::family).distinct().toList();
    request
        .family()
        .filter(f -> !families.contains(f))
        .ifPresent(
            f -> {
              List<String> near = NearMisses.of(f, families);
              throw new UserError(
                  "no task family '%s'; %s"
                      .formatted(
                          f,
                          near.isEmpty()
                              ? "there are " + String.join(", ", families)
                              : "did you mean '" + String.join("' or '", near) + "'?"));
            });
    List<Cell> cells =
        catalog.cells().stream()
            .filter(c -> request.family().isEmpty() || c.family().equals(request.family().get()))
            .filter(c -> request.level().isEmpty() || c.level() == request.level().getAsInt())
            .toList();
    if (cells.isEmpty())
      throw new UserError(
          "no level "
              + request.level().orElse(0)
              + ": levels go from 1 to "
              + catalog.cells().stream().mapToInt(Cell::level).max().orElse(0));
    List<Object> rows = new ArrayList<>();
    if (!request.json())
      console.text(
          String.format(ROW, "cell", "prompts", "held out", "task", "prompt", "answer"), INDENT);
    for (Cell cell : cells) {
      for (int i = 0; i < request.count(); i++) {
        Task t = catalog.draw(cell, KeyedRandom.of(request.seed(), "shown", cell, i));
        String answer = catalog.family(cell).answer(t.prompt());
        rows.add(
            Json.object(
                "family",
                cell.family(),
                "level",
                cell.level(),
                "gloss",
                t.gloss(),
                "prompt",
                t.prompt(),
                "answer",
                answer,
                "guessRate",
                t.guessRate(),
                "maxTokens",
                t.maxTokens(),
                "prompts",
                catalog.size(cell),
                "heldOut",
                catalog.heldOutSize(cell)));
        if (!request.json())
          console.text(
              String.format(
                  Locale.ROOT,
                  ROW,
                  cell,
                  count(catalog.size(cell)),
                  count(catalog.heldOutSize(cell)),
                  t.gloss(),
                  Marked.plain(t.prompt()),
                  Reply.shown(answer)),
              INDENT);
      }
    }
    if (request.json()) console.line(Json.of(rows));
    return Exit.OK;
  }

  /** {@code 1,000}; from a million on {@code 9.8e6}. */
  private static String count(long prompts) {
    return prompts < 1_000_000
        ? String.format(Locale.ROOT, "%,d", prompts)
        : String.format(Locale.ROOT, "%.1e", (double) prompts).replaceFirst("e\\+0?", "e");
  }
}
