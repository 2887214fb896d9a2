package cosr.student.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import cosr.config.UserError;
import cosr.student.engine.Kernels;
import java.util.List;
import org.junit.jupiter.api.Test;

class DevicesTest {
  private static final Gpus.Found TWO =
      new Gpus.Found(
          "12.8",
          List.of(
              new Gpus.Gpu("NVIDIA H100 80GB HBM3", 85_000_000_000L, 9.0),
              new Gpus.Gpu("Tesla T4", 16_000_000_000L, 7.5)),
          "");

  @Test
  void aGpuIsNamedByTheDriversNumber() {
    Devices.Place first = Devices.gpu("gpu", true, TWO);
    assertThat(first).isEqualTo(Devices.gpu("gpu:0", true, TWO));
    assertThat(first.device()).isEqualTo(Device.gpu(0));
    assertThat(first.model()).isEqualTo("NVIDIA H100 80GB HBM3");
    assertThat(first.instructionSet()).isEqualTo("cuda 9.0");
    assertThat(Devices.gpu("gpu:1", true, TWO).model()).isEqualTo("Tesla T4");
  }

  @Test
  void noKernelOfTheProcessorIsChosenOnAGpu() {
    Devices.Place hopper = Devices.gpu("gpu:0", true, TWO);
    Devices.Place turing = Devices.gpu("gpu:1", true, TWO);
    for (int hidden : new int[] {64, 320, 2048}) {
      assertThat(hopper.kernels("auto", hidden).training()).isEqualTo(Kernels.Kind.BF16);
      assertThat(hopper.kernels("auto", hidden).sampling()).isEqualTo(Kernels.Kind.BF16);
      assertThat(turing.kernels("auto", hidden).text())
          .isEqualTo("training fp32, sampling fp32")
          .isEqualTo(hopper.kernels("fp32", hidden).text());
    }
  }

  @Test
  void aGpuThatIsNotThereIsRefusedWithWhatThereIs() {
    assertThatThrownBy(() -> Devices.gpu("gpu:2", true, TWO))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "engine.device: there is no gpu:2 here: the NVIDIA driver shows 2 GPUs, gpu:0 to gpu:1");
    Gpus.Found none = new Gpus.Found("", List.of(), "no NVIDIA driver");
    assertThatThrownBy(() -> Devices.gpu("gpu:0", false, none))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "engine.device: there is no gpu:0 here: no NVIDIA driver; engine.device=cpu computes on the processor");
  }

  @Test
  void aGpuWithoutNativesForItIsRefusedWithWhatBringsThem() {
    assertThatThrownBy(() -> Devices.gpu("gpu:1", false, TWO))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(
            "engine.device: gpu:1 is there (Tesla T4), and the engine's natives are for processors alone")
        .hasMessageContaining("COSR_GPU=1")
        .hasMessageContaining("PYTORCH_LIBRARY_PATH");
  }

  @Test
  void deterministicKernelsAreAskedForInTheLibraryItself() {
    EngineSetup.configure(1);
    assertThat(Determinism.asked()).isFalse();
    try {
      Determinism.ask(true);
      assertThat(Determinism.asked()).isTrue();
    } finally {
      Determinism.ask(false);
    }
    assertThat(Determinism.asked()).isFalse();
  }

  @Test
  void thisMachineIsLookedAtForReal() {
    Gpus.Found found = Gpus.look();
    assumeTrue(found.gpus().isEmpty(), "there are GPUs: ./cosr bench gpu tries them");
    assertThat(found.problem()).isNotEmpty();
    assertThatThrownBy(() -> DjlEngine.info(1, "gpu:0"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("there is no gpu:0 here: " + found.problem());
    assertThat(DjlEngine.info(1, "cpu").processor()).isEqualTo(Processor.here().model());
  }
}
