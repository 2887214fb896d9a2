package cosr.runtime.verbs;

import cosr.config.UserError;
import cosr.persistence.sqlite.LedgerGlance;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Verbs.RunsRequest;
import cosr.runtime.node.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The verb runs: a line for each run of a folder, newest last; reads only the end of each ledger.
 */
final class RunList {
  private record Row(
      String name, String state, int rounds, double heldOut, String updated, String problem) {}

  private RunList() {}

  static int print(RunsRequest request, Console console) {
    List<Row> rows = new ArrayList<>();
    for (Path p : folders(request.folder())) rows.add(row(new RunFolder(p)));
    if (request.json()) {
      console.line(
          Json.of(
              rows.stream()
                  .map(
                      r ->
                          Json.object(
                              "name",
                              r.name(),
                              "state",
                              r.state(),
                              "rounds",
                              r.rounds(),
                              "heldOut",
                              r.heldOut(),
                              "updated",
                              r.updated(),
                              "problem",
                              r.problem()))
                  .toList()));
      return Exit.OK;
    }
    if (rows.isEmpty())
      console.line("no runs in " + request.folder() + " yet; ./cosr train makes one");
    for (Row r : rows)
      console.line(
          String.format(
              Locale.ROOT,
              "%-24s %-12s %6d rounds  held-out %5s  %s",
              r.name(),
              r.state(),
              r.rounds(),
              Double.isNaN(r.heldOut())
                  ? "-"
                  : String.format(Locale.ROOT, "%.1f", 100 * r.heldOut()),
              r.updated() + r.problem()));
    return Exit.OK;
  }

  private static Row row(RunFolder folder) {
    try {
      LedgerGlance g = LedgerGlance.of(folder.journal(), folder.blobs());
      Row found = new Row(folder.name(), "new", 0, Double.NaN, "", "");
      String state = "new";
      int rounds = 0;
      double mean = Double.NaN;
      for (Object event : g.events()) {
        switch (event) {
          case cosr.supervisor.SupervisorEvent.StageMoved e ->
              state = e.to().name().toLowerCase(Locale.ROOT).replace('_', ' ');
          case cosr.supervisor.SupervisorEvent.RoundClosed e -> rounds = e.round() + 1;
          case cosr.supervisor.SupervisorEvent.ExamGraded e -> mean = e.mean();
          default -> {}
        }
      }
      return g.events().isEmpty()
          ? found
          : new Row(folder.name(), state, rounds, mean, g.newest().toString(), "");
    } catch (UserError e) {
      return new Row(
          folder.name(), "unreadable", 0, Double.NaN, "", String.valueOf(e.getMessage()));
    }
  }

  private static List<Path> folders(Path runs) {
    if (!Files.isDirectory(runs)) return List.of();
    try (Stream<Path> all = Files.list(runs)) {
      return all.filter(p -> Files.exists(p.resolve("journal.db"))).sorted().toList();
    } catch (IOException e) {
      throw new UserError("the folder " + runs + " cannot be read: " + e.getMessage(), e);
    }
  }
}
