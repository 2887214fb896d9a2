package cosr.runtime.verbs;

import cosr.config.UserError;
import cosr.persistence.sql.LedgerGlance;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.RunFolders;
import cosr.runtime.cli.Verbs.RunsRequest;
import cosr.runtime.node.RunFolder;
import cosr.supervisor.RunStage;
import cosr.supervisor.SupervisorEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The verb runs: a line for each run of a folder, the last that anything happened in last; reads
 * only the end of each ledger.
 */
final class RunList {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  /**
   * @param state of its ledger, or {@code unreadable}
   * @param word the same as people want it: is it running?
   * @param updated when its newest event was written
   */
  private record Row(
      String name,
      String state,
      String word,
      boolean running,
      int rounds,
      double heldOut,
      Instant updated,
      String problem) {}

  private RunList() {}

  static int print(RunsRequest request, Console console) {
    List<Row> rows = new ArrayList<>();
    for (Path p : folders(request.folder())) rows.add(row(new RunFolder(p)));
    rows.sort(Comparator.comparing(Row::updated).thenComparing(Row::name));
    if (request.json()) console.line(Json.of(rows.stream().map(RunList::values).toList()));
    else text(request, rows, console);
    return Exit.OK;
  }

  private static Map<String, Object> values(Row r) {
    return Json.object(
        "name", r.name(),
        "state", r.state(),
        "running", r.running(),
        "rounds", r.rounds(),
        "heldOut", r.heldOut(),
        "updated", r.updated().toString(),
        "problem", r.problem());
  }

  private static void text(RunsRequest request, List<Row> rows, Console console) {
    String elsewhere = RunFolders.option(request.folder());
    if (rows.isEmpty())
      console.text(
          "no runs in %s yet; ./cosr train%s makes one".formatted(request.folder(), elsewhere), 2);
    int width = rows.stream().mapToInt(r -> r.name().length()).max().orElse(0);
    for (Row r : rows)
      console.text(
          String.format(
              Locale.ROOT,
              "%-" + Math.max(1, width) + "s  %-10s %6d rounds  held-out %5s  %s%s",
              r.name(),
              r.word(),
              r.rounds(),
              Double.isNaN(r.heldOut())
                  ? "-"
                  : String.format(Locale.ROOT, "%.1f", 100 * r.heldOut()),
              MINUTES.format(r.updated()),
              r.problem().isEmpty() ? "" : "  " + r.problem()),
          2);
    if (rows.stream().anyMatch(r -> r.word().equals("stopped")))
      console.text("A stopped run goes on: ./cosr resume RUN" + elsewhere, 2);
  }

  private static Row row(RunFolder folder) {
    Instant made =
        Instant.ofEpochMilli(
            Math.max(
                folder.journal().toFile().lastModified(),
                folder.journalPlace().toFile().lastModified()));
    try {
      LedgerGlance g = LedgerGlance.of(folder.source(), folder.blobs());
      RunStage stage = RunStage.NEW;
      int rounds = 0;
      double mean = Double.NaN;
      for (Object event : g.events()) {
        switch (event) {
          case SupervisorEvent.StageMoved e -> stage = e.to();
          case SupervisorEvent.RoundClosed e -> rounds = e.round() + 1;
          case SupervisorEvent.ExamGraded e -> mean = e.mean();
          default -> {}
        }
      }
      Standing s = Standing.of(folder, stage, rounds);
      Instant updated = g.events().isEmpty() ? made : g.newest();
      return new Row(
          folder.name(), s.stageWord(), s.word(), s.running(), rounds, mean, updated, "");
    } catch (UserError e) {
      String problem = String.valueOf(e.getMessage());
      return new Row(
          folder.name(), "unreadable", "unreadable", false, 0, Double.NaN, made, problem);
    }
  }

  private static List<Path> folders(Path runs) {
    if (!Files.isDirectory(runs)) return List.of();
    try (Stream<Path> all = Files.list(runs)) {
      return all.filter(p -> new RunFolder(p).hasJournal()).sorted().toList();
    } catch (IOException e) {
      throw new UserError("the folder " + runs + " cannot be read: " + e.getMessage(), e);
    }
  }
}
