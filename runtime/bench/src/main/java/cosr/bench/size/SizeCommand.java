package cosr.bench.size;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.bench.Host;
import cosr.bench.Table;
import cosr.bench.TemporaryFolder;
import cosr.bench.Training;
import cosr.config.UserError;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Main;
import cosr.runtime.cli.Verb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cosr bench size}. */
@Command(
    name = "size",
    header =
        "Adapters of a model of real size: memory, time, and whether a killed run is the same.",
    footer = {
      "",
      "A random model of the size (tiny, 0.1B, 0.5B, 1.5B; Qwen2's shape, bfloat16) is trained",
      "with ./cosr train: 8 prompts x 8 attempts x 64 tokens a round, LoRA of rank 16; right is",
      "what ends, which half of the answers do. Then the same once more, killed in its midst."
    })
public final class SizeCommand extends Verb {
  private static final double GIB = 1L << 30;
  private static final long SEED = 11;

  @Option(names = "--size", description = "tiny, 0.1B, 0.5B or 1.5B (0.5B).")
  String size = "0.5B";

  @Option(names = "--rounds", defaultValue = "3", description = "Rounds (${DEFAULT-VALUE}).")
  int rounds;

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Settings over those of above.")
  List<String> more = new ArrayList<>();

  @Option(names = "--write", paramLabel = "DIR", description = "Only write the random model.")
  Optional<Path> write = Optional.empty();

  public SizeCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() throws InterruptedException {
    RandomModel model = RandomModel.of(size);
    if (write.isPresent()) {
      if (Files.exists(write.get()))
        throw new UserError(write.get() + " is there already: name a folder that is not");
      model.write(write.get(), SEED);
      console().line(write.get() + ": " + model.label() + ", random weights");
      return Exit.OK;
    }
    if (rounds < 2) throw new UserError("--rounds " + rounds + " is less than 2");
    Path folder = TemporaryFolder.make(runsOption());
    try {
      return measure(model, folder);
    } finally {
      TemporaryFolder.remove(folder);
    }
  }

  private int measure(RandomModel model, Path folder) throws InterruptedException {
    Host host = Host.here();
    if (!json) console().line(host.line("size --size " + model.label()));
    Path weights = folder.resolve("model");
    model.write(weights, SEED);
    Path tasks = folder.resolve("tasks.jsonl");
    EndedTasks.write(tasks);
    List<String> settings = new ArrayList<>(settings(weights, tasks, rounds));
    settings.addAll(more);
    Outcome whole = run("whole", settings, false);
    Outcome killed = run("killed", settings, true);
    boolean same = whole.digests().equals(killed.digests());
    boolean updated = whole.updates() == rounds;
    boolean hit = killed.recoveries() > 0;
    if (json)
      console()
          .line(
              Json.line(
                  Json.object(
                      "bench",
                      "size",
                      "host",
                      host,
                      "size",
                      model.label(),
                      "parameters",
                      model.shape().parameters(),
                      "rounds",
                      rounds,
                      "updates",
                      whole.updates(),
                      "seconds",
                      whole.seconds(),
                      "most_resident_bytes",
                      whole.most(),
                      "killed",
                      hit,
                      "same",
                      same)));
    else {
      Table table = new Table("run", "minutes", "GiB at most", "updates", "weights");
      for (Map.Entry<String, Outcome> o :
          List.of(Map.entry("whole", whole), Map.entry("killed and resumed", killed)))
        table.row(
            o.getKey(),
            String.format(Locale.ROOT, "%.1f", o.getValue().seconds() / 60),
            String.format(Locale.ROOT, "%.2f", o.getValue().most() / GIB),
            Integer.toString(o.getValue().updates()),
            o.getValue().digests().getLast().substring(0, 12));
      table.lines().forEach(console()::line);
      console()
          .line(
              same
                  ? "every update of the killed run has the weights of the whole one"
                  : "THE WEIGHTS DIFFER: " + whole.digests() + " and " + killed.digests());
      if (!hit) console().line("the run was done before it could be killed");
      if (!updated) console().line("not every round had an update");
    }
    return same && updated && hit ? Exit.OK : Exit.DEFECT;
  }

  /**
   * @param digests of the weights after each update
   * @param most bytes resident
   */
  private record Outcome(
      double seconds, long most, int updates, List<String> digests, int recoveries) {}

  private Outcome run(String name, List<String> settings, boolean kill)
      throws InterruptedException {
    long began = System.nanoTime();
    long most = 0;
    boolean killed = !kill;
    try (Training training = Training.start(runsOption(), List.of(), settings)) {
      while (training.waited()) {
        most = Math.max(most, training.mostResidentBytes());
        for (JsonNode step : training.steps()) {
          int round = step.path("step").asInt();
          if (!json) console().line(line(name, round, most, began));
          if (killed || round < 1) continue;
          // The next round takes about as long: it is killed somewhere in its first three quarters.
          double lasted = step.path("step_time").asDouble();
          Thread.sleep((long) (750 * lasted * ThreadLocalRandom.current().nextDouble()));
          training.killAndResume();
          killed = true;
        }
      }
      List<String> digests = new ArrayList<>();
      JsonNode shown = training.show();
      for (JsonNode update : shown.path("updates")) digests.add(update.path("digest").asText());
      if (digests.isEmpty()) throw new UserError("the run had no update");
      return new Outcome(
          (System.nanoTime() - began) * 1e-9,
          most,
          digests.size(),
          digests,
          shown.path("recoveries").size());
    }
  }

  private static String line(String name, int round, long most, long began) {
    return String.format(
        Locale.ROOT,
        "%s: round %d after %.0f s, %.2f GiB at most",
        name,
        round,
        (System.nanoTime() - began) * 1e-9,
        most / GIB);
  }

  /** Of a run whose adapters learn from {@link EndedChecker}'s verdicts. */
  static List<String> settings(Path model, Path tasks, int rounds) {
    return List.of(
        "student.model=" + model,
        "student.lora.rank=16",
        "student.answer-tokens=64",
        "student.context=256",
        "tasks.dataset=" + tasks,
        "tasks.columns.prompt=prompt",
        "tasks.columns.answer=answer",
        "tasks.columns.check=" + EndedChecker.KIND,
        "run.rounds=" + rounds,
        "sampling.prompts=8",
        "sampling.samples=8",
        "learning.learning-rate=1e-4",
        "curriculum.probes=1",
        "checkpoints.every-rounds=1",
        "checkpoints.keep-last=1",
        "exams.every-rounds=100",
        "exams.per-cell=4");
  }
}
