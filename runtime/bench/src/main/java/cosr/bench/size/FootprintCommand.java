package cosr.bench.size;

import cosr.bench.Host;
import cosr.bench.Table;
import cosr.bench.TemporaryFolder;
import cosr.config.UserError;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Main;
import cosr.runtime.cli.Verb;
import cosr.student.engine.Kernels;
import cosr.student.engine.djl.DjlEngine;
import cosr.student.engine.djl.MemoryEstimate;
import cosr.student.model.ModelPlan;
import cosr.student.model.ModelShape;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cosr bench footprint}. */
@Command(
    name = "footprint",
    header = "Memory of loading and training a model, beside the formula for it.",
    footer = {
      "",
      "A random model of the size (tiny, 0.1B, 0.5B, 1.5B) in processes of their own with a",
      "fixed heap: what they have resident above an idle engine, while loading over the",
      "weights as they are held, while training over what docs/memory.md says. The status is 1",
      "where that is more than 1.15 or 1."
    })
public final class FootprintCommand extends Verb {
  private static final double MIB = 1 << 20;
  private static final int RANK = 16;

  /** Of the weights, at most. */
  static final double LOADING = 1.15;

  @Option(names = "--size", description = "tiny, 0.1B, 0.5B or 1.5B (0.1B).")
  String size = "0.1B";

  @Option(
      names = "--tokens",
      defaultValue = "2048",
      description = "Tokens of a micro-batch (${DEFAULT-VALUE}).")
  int tokens;

  public FootprintCommand(Main.Scene scene) {
    super(scene);
  }

  /**
   * @param rank of the adapters; 0: all weights learn
   */
  record Way(String name, int rank, String precision) {}

  private static final List<Way> WAYS =
      List.of(
          new Way("all weights, fp32", 0, "fp32"),
          new Way("all weights, bf16", 0, "bf16"),
          new Way("adapters, fp32", RANK, "fp32"),
          new Way("adapters, bf16", RANK, "bf16"));

  @Override
  public Integer call() throws InterruptedException {
    RandomModel model = RandomModel.of(size);
    Host host = Host.here();
    if (!json) console().line(host.line("footprint --size " + model.label()));
    Path folder = TemporaryFolder.make(runsOption());
    try {
      model.write(folder.resolve("model"), 1);
      Table table =
          new Table("what learns", "weights MiB", "loading", "", "formula MiB", "training", "");
      List<Object> figures = new ArrayList<>();
      boolean within = true;
      for (Way way : WAYS) {
        long[] seen = seen(folder, way, tokens);
        ModelShape shape = model.shape();
        ModelPlan plan = FootprintProcess.plan(shape, way.rank());
        Kernels kernels = DjlEngine.kernels(shape, way.precision(), "cpu");
        MemoryEstimate formula = MemoryEstimate.of(plan, kernels, tokens, false);
        double loading = (double) (seen[1] - seen[0]) / formula.weights();
        double training = (double) (seen[3] - seen[0]) / formula.total();
        within &= loading <= LOADING && training <= 1;
        table.row(
            way.name(),
            mib(formula.weights()),
            mib(seen[1] - seen[0]),
            times(loading),
            mib(formula.total()),
            mib(seen[3] - seen[0]),
            times(training));
        figures.add(
            Json.object(
                "way",
                way.name(),
                "weights",
                formula.weights(),
                "idle",
                seen[0],
                "loading_most",
                seen[1],
                "loaded",
                seen[2],
                "training_most",
                seen[3],
                "formula",
                formula.total()));
      }
      if (json)
        console()
            .line(
                Json.line(
                    Json.object(
                        "bench",
                        "footprint",
                        "host",
                        host,
                        "size",
                        model.label(),
                        "tokens",
                        tokens,
                        "figures",
                        figures)));
      else table.lines().forEach(console()::line);
      return within ? Exit.OK : Exit.DEFECT;
    } finally {
      TemporaryFolder.remove(folder);
    }
  }

  /** Bytes resident of an idle engine, at most while loading, loaded, at most while training. */
  static long[] seen(Path folder, Way way, int tokens) throws InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments())
      if (!flag.startsWith("-Xm") && !flag.startsWith("-Xlog") && !flag.startsWith("-XX:Shared"))
        command.add(flag);
    command.addAll(List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(FootprintProcess.class.getName());
    command.addAll(
        List.of(
            folder.resolve("model").toString(),
            Integer.toString(way.rank()),
            way.precision(),
            Integer.toString(tokens)));
    Path said = folder.resolve("said");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().put("MALLOC_ARENA_MAX", "1"); // as the launcher says
      builder.redirectOutput(said.toFile()).redirectError(folder.resolve("errors").toFile());
      Process process = builder.start();
      if (process.waitFor() != 0)
        throw new UserError(
            way.name()
                + " failed: "
                + Files.readString(folder.resolve("errors"), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("no word"));
      String line = Files.readAllLines(said).getLast();
      return Stream.of(line.split(" ")).mapToLong(Long::parseLong).toArray();
    } catch (IOException e) {
      throw new UserError("a process can't be started: " + e.getMessage(), e);
    }
  }

  private static String mib(double bytes) {
    return String.format(Locale.ROOT, "%,.0f", bytes / MIB);
  }

  private static String times(double ratio) {
    return String.format(Locale.ROOT, "%.2fx", ratio);
  }
}
