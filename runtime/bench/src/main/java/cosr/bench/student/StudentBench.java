package cosr.bench.student;

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
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cosr bench student}. */
@Command(
    name = "student",
    header = "Tokens in a CPU-second that the Student learns from and samples.",
    description = {
      "Training: 64 rows of 48 tokens. Sampling: 32 tokens after 8, in batches of 64",
      "and of 256 rows. Beside it a plain script on the same engine (the fixture),",
      "turn by turn in one process; share: of the fastest matrix product there is here.",
      "--batching: 256 answers of a long-tailed length, 64 at once."
    })
public final class StudentBench extends Verb {
  @Option(
      names = "--shapes",
      split = ",",
      paramLabel = "M,...",
      description = "Millions of numbers: 0.19M,0.86M,2.7M,10M,32M (all).")
  List<String> shapes = List.of();

  @Option(names = "--trials", defaultValue = "5", description = "Turns; the middle counts (5).")
  int trials;

  @Option(
      names = "--seconds",
      defaultValue = "1",
      description = "CPU-seconds that a turn takes at least (1).")
  double seconds;

  @Option(
      names = "--batching",
      description =
          "Only what continuous batching wins over static batches; takes minutes from 10M on.")
  boolean batching;

  public StudentBench(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    List<Shapes> chosen = Shapes.of(shapes);
    Contest contest = new Contest(trials, seconds);
    if (batching) return batches(chosen, contest);
    Host host = Host.here();
    Peak before = Peak.measure(1);
    console().line(host.line("student"));
    console().line(before.line());
    List<Map<String, Object>> figures = new ArrayList<>();
    for (Shapes shape : chosen) {
      Table table =
          new Table("shape", "work", "kernels", "tokens/CPU-s", "of fp32", "of bf16", "fixture");
      for (StudentContest.Result r : new StudentContest(shape, contest).results()) {
        double flops = r.operations() * r.rate() * 1e-9;
        table.row(
            shape.label(),
            r.work(),
            r.kernels(),
            Figures.three(r.rate()),
            Figures.percent(flops / before.fastestFp32()),
            Figures.percent(flops / before.bf16()),
            r.ours() ? Figures.times(r.ratio()) : "");
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
                "tokens_per_cpu_s",
                r.rate(),
                "share_of_fp32",
                flops / before.fastestFp32(),
                "share_of_bf16",
                flops / before.bf16(),
                "ratio_to_fixture",
                r.ratio()));
      }
      table.lines().forEach(console()::line);
    }
    Peak after = Peak.measure(1);
    console().line("after: " + after.line());
    if (json)
      console()
          .line(
              Json.line(
                  Json.object(
                      "bench",
                      "student",
                      "host",
                      host,
                      "peak_before",
                      before,
                      "peak_after",
                      after,
                      "figures",
                      figures)));
    return Exit.OK;
  }

  private int batches(List<Shapes> chosen, Contest contest) {
    Host host = Host.here();
    console().line(host.line("student --batching"));
    Table table = new Table("shape", "batches", "kernels", "tokens/CPU-s", "static");
    List<Map<String, Object>> figures = new ArrayList<>();
    for (Shapes shape : chosen)
      for (LongTail.Result r : LongTail.results(shape, contest)) {
        table.row(
            shape.label(), r.way(), r.kernels(), Figures.three(r.rate()), Figures.times(r.ratio()));
        figures.add(
            Json.object(
                "shape",
                shape.label(),
                "batches",
                r.way(),
                "kernels",
                r.kernels(),
                "tokens_per_cpu_s",
                r.rate(),
                "ratio_to_static",
                r.ratio()));
      }
    table.lines().forEach(console()::line);
    if (json)
      console()
          .line(
              Json.line(
                  Json.object("bench", "student --batching", "host", host, "figures", figures)));
    return Exit.OK;
  }
}
