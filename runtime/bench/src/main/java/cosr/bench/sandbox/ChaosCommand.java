package cosr.bench.sandbox;

import cosr.bench.Figures;
import cosr.config.UserError;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Main;
import cosr.runtime.cli.Verb;
import cosr.sandbox.Isolation;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cosr bench chaos}. */
@Command(
    name = "chaos",
    header = "Verdicts of a worker pool while programs and sandboxes misbehave.",
    footer = {
      "",
      "Every fifth job is a program that harms whoever runs it, and sandboxes are killed from",
      "outside at random. Each job has one right verdict. 2,000 jobs take some minutes."
    })
public final class ChaosCommand extends Verb {
  @Option(names = "--count", defaultValue = "2000", description = "Jobs (2000).")
  int count;

  @Option(names = "--workers", defaultValue = "2", description = "Jobs at once (2).")
  int workers;

  @Option(names = "--seed", defaultValue = "1", description = "Of jobs and kills (1).")
  long seed;

  public ChaosCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    if (count < 1) throw new UserError("--count must be at least 1, not " + count);
    if (workers < 1 || workers > 64)
      throw new UserError("--workers must be from 1 to 64, not " + workers);
    Isolation.look().refusal().ifPresent(ChaosCommand::refuse);
    Chaos.Result r = new Chaos(count, workers, seed).run();
    if (json) {
      console()
          .line(
              Json.line(
                  Json.object(
                      "bench", "chaos",
                      "processor", Processor.name(),
                      "workers", workers,
                      "seed", seed,
                      "jobs", r.jobs(),
                      "poison", r.poison(),
                      "poison_kinds", r.kinds(),
                      "wrong", r.wrong(),
                      "outcomes", r.outcomes(),
                      "killed_from_outside", r.killed(),
                      "kills", r.counters().kills(),
                      "replacements", r.counters().replacements(),
                      "timeouts", r.counters().timeouts(),
                      "lost", r.counters().lost(),
                      "median_ms", r.counters().median().toNanos() * 1e-6,
                      "p95_ms", r.counters().p95().toNanos() * 1e-6,
                      "resident_mib", r.residentMebibytes(),
                      "alive", r.alive(),
                      "left", r.left(),
                      "seconds", r.took().toMillis() * 1e-3)));
      return Exit.OK;
    }
    lines(r).forEach(console()::line);
    return Exit.OK;
  }

  private List<String> lines(Chaos.Result r) {
    String resident =
        String.join(", ", r.residentMebibytes().stream().map(Figures::three).toList());
    return List.of(
        "./cosr bench chaos on %s, %d workers, seed %d, %d s"
            .formatted(Processor.name(), workers, seed, r.took().toSeconds()),
        "jobs                   %,d, of which %,d are poison of %d kinds"
            .formatted(r.jobs(), r.poison(), r.kinds()),
        "wrong verdicts         %d %s".formatted(r.wrong().size(), r.wrong()),
        "verdicts               " + r.outcomes(),
        "killed from outside    " + r.killed(),
        "killed and replaced    %d, %d; runs that the clock ended %d"
            .formatted(r.counters().kills(), r.counters().replacements(), r.counters().timeouts()),
        "time of a job          median %s ms, slowest of 20 %s ms"
            .formatted(
                Figures.three(r.counters().median().toNanos() * 1e-6),
                Figures.three(r.counters().p95().toNanos() * 1e-6)),
        "resident, each quarter %s MiB".formatted(resident),
        "sandboxes at the end   %d; processes after it %d".formatted(r.alive(), r.left()));
  }

  private static void refuse(String why) {
    throw new UserError("no sandbox starts here: " + why);
  }
}
