package cosr.student.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelsTest {
  @Test
  void autoTakesBfloat16WhereTheProcessorHasInstructionsForIt() {
    for (String set : new String[] {"amx", "avx512_bf16"}) {
      assertThat(Kernels.of("auto", set, false, 64).text())
          .isEqualTo("training bf16, sampling fp32");
      assertThat(Kernels.of("auto", set, false, 192).text())
          .isEqualTo("training bf16, sampling bf16");
    }
    assertThat(Kernels.of("auto", "avx512_bf16", false, 96))
        .isNotEqualTo(Kernels.of("auto", "amx", false, 96));
    for (String set : new String[] {"avx512", "avx2", "default"})
      assertThat(Kernels.of("auto", set, false, 64).text())
          .isEqualTo("training fp32, sampling fp32");
  }

  @Test
  void aPrecisionThatIsAskedForIsTheOneEverywhere() {
    assertThat(Kernels.of("bf16", "avx2", false, 64).text())
        .isEqualTo("training bf16, sampling bf16");
    assertThat(Kernels.of("fp32", "amx", false, 64).text())
        .isEqualTo("training fp32, sampling fp32");
  }

  @Test
  void onWideAmdProcessorsFloat32IsOneDnnsButForNarrowModelsThatSample() {
    assertThat(Kernels.of("fp32", "avx512_bf16", true, 128).text())
        .isEqualTo("training onednn, sampling fp32");
    assertThat(Kernels.of("fp32", "avx512_bf16", true, 320).text())
        .isEqualTo("training onednn, sampling onednn");
  }
}
