package cosr.bench.memory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cosr.bench.Table;
import cosr.bench.Training;
import cosr.config.UserError;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Main;
import cosr.runtime.cli.Verb;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cosr bench memory}. */
@Command(
    name = "memory",
    header = "Resident memory of a long training with a fixed heap.",
    footer = {
      "",
      "The default Student in rounds of 16 tasks with 4 attempts, 3,000 of them in some",
      "minutes. The last figure is the memory at the end over that at a third of the rounds."
    })
public final class MemoryCommand extends Verb {
  /** Heap that is taken and touched at the start, so that what grows is outside it. */
  private static final List<String> FIXED_HEAP =
      List.of("-Xms384m", "-Xmx384m", "-XX:+AlwaysPreTouch");

  private static final double MIB = 1 << 20;

  @Option(
      names = "--rounds",
      defaultValue = "3000",
      description = "Rounds of the training; a multiple of 6 (default: ${DEFAULT-VALUE}).")
  int rounds;

  public MemoryCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() throws InterruptedException {
    if (rounds < 6 || rounds % 6 != 0)
      throw new UserError("--rounds " + rounds + " is no multiple of 6 from 6 on");
    SortedMap<Integer, Long> resident = new TreeMap<>();
    try (Training training = Training.start(runsOption(), FIXED_HEAP, settings())) {
      boolean goesOn = true;
      while (goesOn && !resident.containsKey(rounds)) {
        goesOn = training.waited();
        long bytes = training.residentBytes();
        for (JsonNode step : training.steps()) {
          int round = step.path("step").asInt();
          if (bytes <= 0 || round == 0 || round % (rounds / 6) != 0) continue;
          resident.put(round, bytes);
          if (!json) console().line(line(round, bytes));
        }
      }
    }
    Long early = resident.get(rounds / 3);
    Long late = resident.get(rounds);
    if (early == null || late == null)
      throw new UserError("this system doesn't say how much memory a process has resident");
    print(resident, (double) late / early);
    return Exit.OK;
  }

  private static String line(int round, long bytes) {
    return String.format(Locale.ROOT, "round %,d: %.1f MiB", round, bytes / MIB);
  }

  private void print(SortedMap<Integer, Long> resident, double ratio) {
    if (!json) {
      Table table = new Table("round", "MiB resident");
      resident.forEach(
          (round, bytes) ->
              table.row(Integer.toString(round), String.format(Locale.ROOT, "%.1f", bytes / MIB)));
      table.lines().forEach(console()::line);
      console()
          .line(
              String.format(
                  Locale.ROOT, "round %,d over round %,d: %.3f", rounds, rounds / 3, ratio));
      return;
    }
    ObjectNode root = new ObjectMapper().createObjectNode();
    ArrayNode list = root.putArray("resident");
    resident.forEach((round, bytes) -> list.addObject().put("round", round).put("bytes", bytes));
    root.put("ratio", ratio);
    console().line(root.toString());
  }

  private List<String> settings() {
    return List.of(
        "run.rounds=" + rounds,
        "warm-up.steps=200",
        "sampling.prompts=16",
        "sampling.samples=4",
        "curriculum.probes=1",
        "replay.batches=1",
        "replay.batch=64",
        "exams.every-rounds=" + rounds / 3,
        "exams.per-cell=4");
  }
}
