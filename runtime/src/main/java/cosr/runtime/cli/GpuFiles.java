package cosr.runtime.cli;

import cosr.runtime.cli.Doctor.Finding;
import cosr.student.engine.djl.Gpus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What there is of GPUs, and of natives of the tensor engine for them; found without loading it.
 *
 * @param found by the driver
 * @param flavours of the natives on the class path, such as {@code cpu} and {@code cu128}
 * @param installed folder of an installed PyTorch's libraries, which goes first
 * @param flavour that is said of it
 */
record GpuFiles(Gpus.Found found, List<String> flavours, Optional<Path> installed, String flavour) {
  private static final String NATIVE = "pytorch-native-";
  private static final String MEND =
      "COSR_GPU=1 ./cosr doctor brings them, or name an installed PyTorch: docs/gpu.md";

  static GpuFiles look(List<String> artifacts) {
    return of(Gpus.look(), artifacts, System.getenv());
  }

  static GpuFiles of(Gpus.Found found, List<String> artifacts, Map<String, String> environment) {
    List<String> flavours = new ArrayList<>();
    for (String name : artifacts)
      if (name.startsWith(NATIVE)) flavours.add(name.substring(NATIVE.length()).split("-", 2)[0]);
    String path = environment.getOrDefault("PYTORCH_LIBRARY_PATH", "");
    return new GpuFiles(
        found,
        flavours,
        path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path)),
        environment.getOrDefault("PYTORCH_FLAVOR", ""));
  }

  /** Whether natives for GPUs would be loaded. */
  boolean natives() {
    return installed.isPresent()
        ? library("libtorch_cuda.so")
        : flavours.stream().anyMatch(f -> f.matches("cu[0-9]+"));
  }

  private boolean library(String name) {
    return installed.filter(folder -> Files.exists(folder.resolve(name))).isPresent();
  }

  /** One line about the GPUs, and one about an installed PyTorch. */
  List<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    all.add(Finding.fine("GPUs", gpus()));
    installed.ifPresent(folder -> all.add(torch(folder)));
    return all;
  }

  private String gpus() {
    if (found.gpus().isEmpty())
      return "none (%s); it computes on the processor".formatted(found.problem());
    List<String> words = new ArrayList<>();
    for (int i = 0; i < found.gpus().size(); i++) {
      Gpus.Gpu gpu = found.gpus().get(i);
      words.add(
          String.format(
              Locale.ROOT,
              "gpu:%d %s, %.1f GB, compute capability %.1f",
              i,
              gpu.name(),
              gpu.bytes() / 1e9,
              gpu.capability()));
    }
    String driver = "; CUDA %s by the driver; ".formatted(found.driver());
    return String.join("; ", words)
        + driver
        + (natives()
            ? "natives for GPUs are there (setting engine.device)"
            : "natives for processors alone: " + MEND);
  }

  private Finding torch(Path folder) {
    String state = "installed PyTorch in " + folder + (flavour.isEmpty() ? "" : ", " + flavour);
    if (!library("libtorch.so"))
      return new Finding(
          "libtorch", state, "libtorch.so in it", "PYTORCH_LIBRARY_PATH is its folder torch/lib");
    if (flavour.isEmpty())
      return new Finding(
          "libtorch", state, "its flavour", "set PYTORCH_FLAVOR=cu128, or cpu: docs/gpu.md");
    return Finding.fine("libtorch", state);
  }

  Map<String, Object> json() {
    List<Map<String, Object>> gpus = new ArrayList<>();
    for (Gpus.Gpu gpu : found.gpus())
      gpus.add(
          Json.object("name", gpu.name(), "bytes", gpu.bytes(), "capability", gpu.capability()));
    return Json.object(
        "devices", gpus,
        "problem", found.problem(),
        "driver", found.driver(),
        "natives", natives(),
        "flavours", flavours,
        "installed", installed.map(Path::toString));
  }
}
