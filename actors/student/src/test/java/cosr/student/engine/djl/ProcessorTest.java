package cosr.student.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorTest {
  @Test
  void theInstructionSetFollowsFromTheFlags() {
    assertThat(set("sse4_2 avx")).isEqualTo("default");
    assertThat(set("avx avx2 fma")).isEqualTo("avx2");
    assertThat(set("avx2 fma avx512f avx512vl avx512bw avx512dq")).isEqualTo("avx512");
    assertThat(set("avx2 fma avx512f avx512vl avx512bw avx512dq avx512_bf16"))
        .isEqualTo("avx512_bf16");
    assertThat(set("avx2 fma avx512_bf16 amx_bf16 amx_tile")).isEqualTo("amx");
  }

  @Test
  void aLevelThatTheEnvironmentForcesIsTheLevel() {
    Processor processor =
        Processor.of(
            "vendor_id\t: AuthenticAMD\nmodel name\t: AMD EPYC 9\nflags\t\t: avx2 fma\n",
            Map.of("ATEN_CPU_CAPABILITY", "default"));
    assertThat(processor).isEqualTo(new Processor("AMD EPYC 9", "default", false));
  }

  @Test
  void anAmdWithFullWidthUnitsIsToldByItsFlags() {
    String amd = "vendor_id : AuthenticAMD\nmodel name : X\nflags : fpu avx512_bf16 ";
    assertThat(Processor.of(amd + "avx512_vp2intersect\n", Map.of()).wideAmd()).isTrue();
    assertThat(Processor.of(amd + "\n", Map.of()).wideAmd()).isFalse();
    assertThat(Processor.of(amd.replace("AMD", "X") + "avx512_vp2intersect\n", Map.of()).wideAmd())
        .isFalse();
  }

  @Test
  void withoutCpuinfoTheArchitectureStandsIn() {
    assertThat(Processor.of("", Map.of()).model()).isEqualTo(System.getProperty("os.arch"));
  }

  private static String set(String flags) {
    return Processor.of("model name : X\nflags : fpu " + flags + "\n", Map.of()).instructionSet();
  }
}
