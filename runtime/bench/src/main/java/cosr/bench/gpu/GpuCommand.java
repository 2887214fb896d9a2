package cosr.bench.gpu;

import cosr.bench.Figures;
import cosr.bench.Table;
import cosr.config.DeviceName;
import cosr.config.UserError;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Main;
import cosr.runtime.cli.Verb;
import cosr.student.engine.EngineInfo;
import cosr.student.engine.djl.DjlEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cosr bench gpu}. */
@Command(
    name = "gpu",
    header = "Whether a GPU gives the processor's numbers, and how fast it learns and samples.",
    footer = {
      "",
      "A tiny model on the device is compared with the same on the processor; then models of",
      "random weights learn (all weights, float32 with moments) and sample, by the clock.",
      "share: of the fastest bfloat16 product of the device (float32 with --precision fp32).",
      "./cosr bench fixtures DIR --device gpu:0 compares with the numbers of a reference.",
      "--pack DIR writes what runtime/bench/src/main/python/gpu.py needs, and does nothing else."
    })
public final class GpuCommand extends Verb {
  private static final double TERA = 1e12;

  @Option(
      names = "--device",
      paramLabel = "D",
      defaultValue = "gpu:0",
      description = "cpu or gpu:N (default: ${DEFAULT-VALUE}).")
  String device = "";

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "S,...",
      defaultValue = "0.5b,1.5b",
      description = "tiny, 0.5b, 1.5b; none: numbers alone (default: ${DEFAULT-VALUE}).")
  List<String> sizes = List.of();

  @Option(
      names = "--precision",
      paramLabel = "P",
      defaultValue = "auto",
      description = "Of the products: auto, fp32 or bf16 (default: ${DEFAULT-VALUE}).")
  String precision = "";

  @Option(
      names = "--tokens",
      paramLabel = "N",
      defaultValue = "8192",
      description = "Of a micro-batch (default: ${DEFAULT-VALUE}).")
  int tokens;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "That each speed is measured for (default: ${DEFAULT-VALUE}).")
  double seconds;

  @Option(
      names = "--pack",
      paramLabel = "DIR",
      description = "Write programs and recorded calls there, for a PyTorch without Java.")
  @Nullable Path pack;

  public GpuCommand(Main.Scene scene) {
    super(scene);
  }

  @Override
  public Integer call() {
    if (pack != null) return packed(pack);
    if (!List.of("auto", "fp32", "bf16").contains(precision))
      throw new UserError("--precision " + precision + ": there are auto, fp32 and bf16");
    DeviceName.of("--device", device);
    List<Size> chosen = sizes.equals(List.of("none")) ? List.of() : Size.of(sizes);
    EngineInfo info = DjlEngine.info(1, device);
    String head =
        "./cosr bench gpu on %s: %s (%s), %s"
            .formatted(device, info.processor(), info.instructionSet(), info.engine());
    if (!json) console().line(head);
    List<Numbers.Check> checks = Numbers.of(device);
    if (!json) checks.forEach(this::say);
    Map<String, Object> values =
        Json.object(
            "device", device,
            "name", info.processor(),
            "kind", info.instructionSet(),
            "engine", info.engine(),
            "checks", checks.stream().map(GpuCommand::object).toList());
    boolean ok = checks.stream().allMatch(Numbers.Check::ok);
    if (!chosen.isEmpty()) values.put("speeds", speeds(chosen));
    if (json) console().line(Json.of(values));
    return ok ? Exit.OK : Exit.DEFECT;
  }

  private static Map<String, Object> object(Numbers.Check check) {
    return Json.object(
        "name", check.name(), "ok", check.ok(), "worst", check.worst(), "bound", check.bound());
  }

  private void say(Numbers.Check check) {
    console()
        .line(
            String.format(
                Locale.ROOT,
                "%-28s apart by %.1g of the largest%s",
                check.name(),
                check.worst(),
                check.ok() ? "" : ", above %.0g: DIFFERS".formatted(check.bound())));
  }

  private List<Map<String, Object>> speeds(List<Size> chosen) {
    boolean small = chosen.equals(List.of(Size.TINY));
    Ceiling ceiling = Ceiling.of(device, small ? 512 : 8192, Math.min(seconds, 2));
    if (!json)
      console()
          .line(
              String.format(
                  Locale.ROOT,
                  "fastest products: %.1f TFLOP/s in float32, %.1f in bfloat16",
                  ceiling.fp32() / TERA,
                  ceiling.bf16() / TERA));
    double most = precision.equals("fp32") ? ceiling.fp32() : ceiling.bf16();
    Table table =
        new Table("model", "learned tok/s", "TFLOP/s", "share", "sampled tok/s", "memory");
    List<Map<String, Object>> all = new ArrayList<>();
    for (Size size : chosen) {
      Speed speed = Speed.of(size, device, precision, tokens, seconds);
      double flops = size.operations() * speed.learned();
      table.row(
          speed.label(),
          Figures.three(speed.learned()),
          String.format(Locale.ROOT, "%.2f", flops / TERA),
          Figures.percent(flops / most),
          Figures.three(speed.sampled()),
          speed.bytes() < 0
              ? "not known"
              : String.format(Locale.ROOT, "%.1f GB", speed.bytes() / 1e9));
      all.add(
          Json.object(
              "model", speed.label(),
              "parameters", speed.parameters(),
              "learnedTokensPerSecond", speed.learned(),
              "flopsPerSecond", flops,
              "shareOfFastestProduct", flops / most,
              "sampledTokensPerSecond", speed.sampled(),
              "bytes", speed.bytes()));
    }
    if (!json) table.lines().forEach(console()::line);
    return all;
  }

  private int packed(Path home) {
    try {
      int calls = Pack.write(home);
      console().line("%d calls and the programs of all sizes are in %s".formatted(calls, home));
      return Exit.OK;
    } catch (IOException e) {
      throw new UserError("cannot write in %s: %s".formatted(home, e.getMessage()), e);
    }
  }
}
