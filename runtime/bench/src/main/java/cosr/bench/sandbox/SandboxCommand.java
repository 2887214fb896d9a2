package cosr.bench.sandbox;

import cosr.bench.Figures;
import cosr.bench.Table;
import cosr.config.Settings;
import cosr.config.UserError;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Main;
import cosr.runtime.cli.Verb;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.Checks;
import cosr.verifier.isolated.IsolatedChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cosr bench sandbox}. */
@Command(
    name = "sandbox",
    header = "Verdicts on programs a second, beside a fresh interpreter for each.",
    footer = {
      "",
      "The same jobs by our checks, by a fresh `bwrap ... python3 -I -S` for each job, and by a",
      "fresh `python3 -I -S` without protection, turn by turn, with as many workers each. A function",
      "and its tests share one process there, and two sandboxes here. The middle turn counts. The last",
      "columns are ours over the other way, by the clock and by processor time."
    })
public final class SandboxCommand extends Verb {
  private static final List<String> KINDS = List.of("stdio", "function", "embedded");

  /** Bubblewrap does not wait for what it starts, so nobody is told the time that this took. */
  private static final String UNSEEN = "bwrap";

  @Option(names = "--trials", defaultValue = "3", description = "Turns; the middle counts (3).")
  int trials;

  @Option(names = "--workers", defaultValue = "2", description = "Jobs at once (2).")
  int workers;

  @Option(
      names = "--jobs",
      paramLabel = "FILE",
      description = "Other jobs, as ./cosr verify --jsonl reads them.")
  @Nullable Path jobs;

  public SandboxCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    if (trials < 1) throw new UserError("--trials must be at least 1, not " + trials);
    if (workers < 1 || workers > 64)
      throw new UserError("--workers must be from 1 to 64, not " + workers);
    List<BenchJob> all = BenchJob.read(jobs);
    List<Throughput> results = new ArrayList<>();
    Settings.Verification settings = new Settings.Verification(0, 1, 1, workers);
    try (Sandboxes sandboxes = IsolatedChecks.sandboxes(settings);
        Crew crew = new Crew(workers)) {
      sandboxes.refusal().ifPresent(SandboxCommand::refuse);
      Checks checks = Checks.installed(IsolatedChecks.of(sandboxes));
      for (String kind : KINDS)
        results.add(Throughput.measure(kind, of(all, kind), checks, crew, trials));
      print(results, MathTimes.measure(of(all, "math"), checks));
    }
    return Exit.OK;
  }

  private static void refuse(String why) {
    throw new UserError("no sandbox starts here: " + why);
  }

  private static List<BenchJob> of(List<BenchJob> all, String kind) {
    List<BenchJob> some = all.stream().filter(job -> job.kind().equals(kind)).toList();
    if (some.isEmpty()) throw new UserError("there is no job whose id begins with " + kind);
    return some;
  }

  private void print(List<Throughput> results, MathTimes math) {
    String processor = Processor.name();
    int cores = Runtime.getRuntime().availableProcessors();
    if (!json) {
      console()
          .line(
              "./cosr bench sandbox on %s, %d cores, %d workers"
                  .formatted(processor, cores, workers));
      Table table =
          new Table("kind", "jobs", "way", "jobs/s", "CPU ms a job", "ours, jobs/s", "ours, CPU");
      for (Throughput r : results) {
        row(table, r, "ours", r.ours());
        row(table, r, UNSEEN, r.bubblewrap());
        row(table, r, "python3", r.unprotected());
      }
      table.lines().forEach(console()::line);
      console()
          .line(
              "math: %d checks, median %s ms, slowest of 20 %s ms"
                  .formatted(
                      math.checks(),
                      Figures.three(math.medianMillis()),
                      Figures.three(math.p95Millis())));
      return;
    }
    List<Map<String, Object>> figures = new ArrayList<>();
    for (Throughput r : results)
      for (Named way :
          List.of(
              new Named("ours", r.ours()),
              new Named(UNSEEN, r.bubblewrap()),
              new Named("unprotected", r.unprotected())))
        figures.add(
            Json.object(
                "kind", r.kind(),
                "jobs", r.jobs(),
                "way", way.name(),
                "jobs_per_s", way.way().rate(),
                "cpu_ms_a_job", way.name().equals(UNSEEN) ? Double.NaN : way.way().millis(),
                "ours_to_it_by_the_clock", r.ours().of(way.way()),
                "ours_to_it_by_cpu",
                    way.name().equals(UNSEEN) ? Double.NaN : r.ours().cpuOf(way.way())));
    console()
        .line(
            Json.line(
                Json.object(
                    "bench", "sandbox",
                    "processor", processor,
                    "cores", cores,
                    "workers", workers,
                    "figures", figures,
                    "math", math)));
  }

  private record Named(String name, Throughput.Way way) {}

  private static void row(Table table, Throughput r, String name, Throughput.Way way) {
    boolean ours = way == r.ours();
    table.row(
        ours ? r.kind() : "",
        ours ? Integer.toString(r.jobs()) : "",
        name,
        Figures.three(way.rate()),
        Figures.three(name.equals(UNSEEN) ? Double.NaN : way.millis()),
        ours ? "" : Figures.times(r.ours().of(way)),
        ours ? "" : Figures.times(name.equals(UNSEEN) ? Double.NaN : r.ours().cpuOf(way)));
  }
}
