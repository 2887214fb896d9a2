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
    assertThat(processor).isEqualTo(new Processor("AuthenticAMD", "AMD EPYC 9", "default"));
  }

  @Test
  void withoutCpuinfoTheArchitectureStandsIn() {
    assertThat(Processor.of("", Map.of()).model()).isEqualTo(System.getProperty("os.arch"));
  }

  private static String set(String flags) {
    return Processor.of("model name : X\nflags : fpu " + flags + "\n", Map.of()).instructionSet();
  }
}
