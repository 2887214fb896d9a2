package cosr.bench.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cosr.bench.Figures;
import cosr.bench.Table;
import cosr.bench.Training;
import cosr.config.UserError;
import cosr.persistence.JournalReader;
import cosr.persistence.Tail;
import cosr.persistence.sql.SqlReader;
import cosr.runtime.cli.DiskProbe;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Main;
import cosr.runtime.cli.Verb;
import cosr.runtime.node.RunFolder;
import cosr.student.core.StudentEvent;
import cosr.supervisor.SupervisorEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cosr bench journal}. */
@Command(
    name = "journal",
    header = "What the journal costs a round of the default shape.",
    footer = {
      "",
      "Rounds of the default run after a short warm-up. The share is that of the time in",
      "which a round waits for commits; it is to be read beside the disk's fdatasync."
    })
public final class JournalCommand extends Verb {
  /** Lets other programs on this machine go by: a round is short. */
  private static final int LEAST_ROUNDS = 5;

  @Option(
      names = "--rounds",
      defaultValue = "60",
      description = "Rounds of the training, from 5 (default: ${DEFAULT-VALUE}).")
  int rounds;

  public JournalCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (rounds < LEAST_ROUNDS)
      throw new UserError("--rounds " + rounds + " is below " + LEAST_ROUNDS);
    try (Training training = Training.start(runsOption(), List.of(), settings())) {
      List<JsonNode> steps = new ArrayList<>();
      boolean goesOn = true;
      while (goesOn) {
        goesOn = training.waited();
        steps.addAll(training.steps());
      }
      RunFolder folder = new RunFolder(training.run());
      print(steps, Written.in(folder), DiskProbe.measure(training.run()));
    }
    return Exit.OK;
  }

  /** What the rounds wrote: exams, warm-up and snapshots apart. */
  private record Written(long events, long bytes, long attempts) {
    static Written in(RunFolder folder) {
      long[] sums = new long[3];
      boolean[] practising = new boolean[1];
      try (JournalReader reader = SqlReader.skim(folder.source(), folder.blobs(), Set.of())) {
        new Tail(reader)
            .poll(
                row -> {
                  Object event = row.event();
                  if (event instanceof SupervisorEvent.SheetOpened opened)
                    practising[0] = opened.stage() == cosr.protocol.Stage.ROUND;
                  if (!practising[0]) return;
                  sums[0]++;
                  sums[1] += row.frame().bytes().length;
                  if (event instanceof StudentEvent.AttemptsRecorded made)
                    sums[2] += made.lengths().length / Integer.BYTES;
                });
      }
      return new Written(sums[0], sums[1], sums[2]);
    }
  }

  private void print(List<JsonNode> steps, Written written, DiskProbe disk) {
    double[] shares = figures(steps, "journal/share");
    double[] seconds = figures(steps, "journal/seconds");
    double all = 0;
    double time = 0;
    for (double s : seconds) all += s;
    for (double s : figures(steps, "step_time")) time += s;
    double bytes = (double) written.bytes() / written.attempts();
    double events = (double) written.events() / shares.length;
    if (json) {
      ObjectNode root = new ObjectMapper().createObjectNode();
      root.put("rounds", shares.length).put("share_median", Figures.median(shares));
      root.put("share", all / time).put("milliseconds_median", 1000 * Figures.median(seconds));
      root.put("fdatasync_milliseconds", disk.syncMillis());
      root.put("bytes_an_attempt", bytes).put("events_a_round", events);
      console().line(root.toString());
      return;
    }
    Table table = new Table("of " + shares.length + " rounds", "figure");
    table.row("share of the median round", percent(Figures.median(shares)));
    table.row("share of all rounds", percent(all / time));
    table.row("waited for in the median round, ms", digits(1000 * Figures.median(seconds), 2));
    table.row("one fdatasync of this disk, ms", digits(disk.syncMillis(), 2));
    table.row("events a round", digits(events, 1));
    table.row("bytes an attempt", digits(bytes, 0));
    table.lines().forEach(console()::line);
  }

  private static double[] figures(List<JsonNode> steps, String name) {
    return steps.stream()
        .filter(step -> step.path(name).isNumber())
        .mapToDouble(step -> step.path(name).asDouble())
        .toArray();
  }

  private static String percent(double share) {
    return digits(100 * share, 1) + " %";
  }

  private static String digits(double value, int places) {
    return String.format(Locale.ROOT, "%." + places + "f", value);
  }

  private List<String> settings() {
    return List.of(
        "run.rounds=" + rounds,
        "warm-up.steps=200",
        "exams.every-rounds=" + rounds,
        "exams.per-cell=4");
  }
}
