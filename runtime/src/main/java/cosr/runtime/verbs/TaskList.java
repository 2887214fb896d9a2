package cosr.runtime.verbs;

import cosr.config.NearMisses;
import cosr.config.SettingsLoader;
import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Task;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Verbs.TasksRequest;
import cosr.runtime.node.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The verb tasks: what the Student may be set, with reference answers. */
final class TaskList {
  private TaskList() {}

  static int print(TasksRequest request, Console console) {
    Catalog catalog = Tasks.of(SettingsLoader.defaults().settings()).catalog();
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
                catalog.size(cell)));
        if (!request.json())
          console.line(
              String.format(
                  Locale.ROOT, "%-14s %-60s  %-22s %s", cell, t.gloss(), t.prompt(), answer));
      }
    }
    if (request.json()) console.line(Json.of(rows));
    return Exit.OK;
  }
}
