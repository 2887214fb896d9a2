package cosr.bench.round;

import cosr.bench.Contest;
import cosr.bench.Figures;
import cosr.bench.Host;
import cosr.bench.Shapes;
import cosr.bench.Table;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Main;
import cosr.runtime.cli.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cosr bench round}. */
@Command(
    name = "round",
    header = "Attempts in a CPU-second of a whole round: sample, verify, learn.",
    description = {
      "Identical work: 64 prompts x 8 attempts of at most 16 new tokens, and one update of",
      "all 512 rows; beside it a plain script on the same engine (the fixture), which samples",
      "and learns from the same rows, turn by turn in one process. Natural work, after a short",
      "warm-up: attempts end when they end, and groups without signal never reach the update."
    })
public final class RoundBench extends Verb {
  /** A round of the largest takes minutes. */
  private static final List<String> USUAL = List.of("0.19M", "0.86M", "2.7M", "10M");

  @Option(
      names = "--shapes",
      split = ",",
      paramLabel = "M,...",
      description = "Millions of numbers: 0.19M,0.86M,2.7M,10M (these four), 32M.")
  List<String> shapes = List.of();

  @Option(names = "--trials", defaultValue = "5", description = "Turns; the middle counts (5).")
  int trials;

  @Option(
      names = "--seconds",
      defaultValue = "1",
      description = "CPU-seconds that a turn takes at least (1).")
  double seconds;

  public RoundBench(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    List<Shapes> chosen = Shapes.of(shapes.isEmpty() ? USUAL : shapes);
    Contest contest = new Contest(trials, seconds);
    Host host = Host.here();
    console().line(host.line("round"));
    List<Map<String, Object>> figures = new ArrayList<>();
    for (Shapes shape : chosen) {
      Table table =
          new Table(
              "shape",
              "work",
              "kernels",
              "attempts/CPU-s",
              "fixture",
              "rows",
              "new tokens",
              "sample",
              "verify",
              "learn");
      for (RoundContest.Result r : new RoundContest(shape, contest).results()) {
        table.row(
            shape.label(),
            r.work(),
            r.kernels(),
            Figures.three(r.rate()),
            Figures.times(r.ratio()),
            String.valueOf(r.learned()),
            String.format(Locale.ROOT, "%.1f", r.newTokens()),
            Figures.percent(r.sampling()),
            Figures.percent(r.verifying()),
            Figures.percent(1 - r.sampling() - r.verifying()));
        figures.add(
            Json.object(
                "shape",
                shape.label(),
                "parameters",
                r.parameters(),
                "work",
                r.work(),
                "kernels",
                r.kernels(),
                "attempts_per_cpu_s",
                r.rate(),
                "ratio_to_fixture",
                r.ratio(),
                "rows_learned",
                r.learned(),
                "new_tokens",
                r.newTokens(),
                "sampling_share",
                r.sampling(),
                "verifying_share",
                r.verifying()));
      }
      table.lines().forEach(console()::line);
    }
    if (json)
      console().line(Json.line(Json.object("bench", "round", "host", host, "figures", figures)));
    return Exit.OK;
  }
}
