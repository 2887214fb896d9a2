package cosr.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.student.engine.djl.Gpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuFilesTest {
  private static final Gpus.Found NONE = new Gpus.Found("", List.of(), "no NVIDIA driver");
  private static final Gpus.Found ONE =
      new Gpus.Found("12.8", List.of(new Gpus.Gpu("NVIDIA H100", 85_000_000_000L, 9.0)), "");
  private static final String CPU = "pytorch-native-cpu-2.7.1-linux-x86_64.jar";
  private static final String CUDA = "pytorch-native-cu128-2.7.1-linux-x86_64.jar";

  @TempDir private Path folder;

  private static String words(GpuFiles files) {
    return files.findings().getFirst().state();
  }

  @Test
  void aMachineWithoutGpusTrainsOnItsProcessor() {
    GpuFiles files = GpuFiles.of(NONE, List.of(CPU), Map.of());
    assertThat(files.findings()).hasSize(1);
    assertThat(words(files)).isEqualTo("none (no NVIDIA driver); it computes on the processor");
    assertThat(files.natives()).isFalse();
  }

  @Test
  void aGpuIsSaidWithItsMemoryAndWhetherThereAreNativesForIt() {
    assertThat(words(GpuFiles.of(ONE, List.of(CPU), Map.of())))
        .isEqualTo(
            "gpu:0 NVIDIA H100, 85.0 GB, compute capability 9.0; CUDA 12.8 by the driver; natives for"
                + " processors alone: COSR_GPU=1 ./cosr doctor brings them, or name an installed PyTorch:"
                + " docs/gpu.md");
    GpuFiles both = GpuFiles.of(ONE, List.of(CPU, CUDA), Map.of());
    assertThat(both.natives()).isTrue();
    assertThat(both.flavours()).containsExactly("cpu", "cu128");
    assertThat(words(both)).endsWith("natives for GPUs are there (setting engine.device)");
  }

  @Test
  void anInstalledPyTorchIsLookedAt() throws IOException {
    Map<String, String> named = Map.of("PYTORCH_LIBRARY_PATH", folder.toString());
    assertThat(GpuFiles.of(ONE, List.of(CPU), named).findings().get(1).missing())
        .isEqualTo("libtorch.so in it");
    Files.createFile(folder.resolve("libtorch.so"));
    assertThat(GpuFiles.of(ONE, List.of(CPU), named).findings().get(1).missing())
        .isEqualTo("its flavour");
    Files.createFile(folder.resolve("libtorch_cuda.so"));
    Map<String, String> whole =
        Map.of("PYTORCH_LIBRARY_PATH", folder.toString(), "PYTORCH_FLAVOR", "cu128");
    GpuFiles files = GpuFiles.of(ONE, List.of(CPU), whole);
    assertThat(files.natives()).isTrue();
    assertThat(files.findings().get(1).missing()).isEmpty();
  }
}
