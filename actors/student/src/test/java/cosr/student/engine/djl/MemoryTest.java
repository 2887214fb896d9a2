package cosr.student.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTest {
  private static final String TRACE =
      "The following operation failed in the TorchScript interpreter.\n"
          + "Traceback of TorchScript (most recent call last):\n"
          + "  File \"code/__torch__.py\", line 444, in gradients\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RuntimeError: [enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator: can't allocate"
            + " memory: you tried to allocate 25975296 bytes. Error code 12 (Cannot allocate memory)",
        "RuntimeError: CUDA out of memory. Tried to allocate 20.00 MiB. GPU 0 has a total capacity of 79.11"
            + " GiB of which 3.19 MiB is free.",
        "RuntimeError: CUDA error: out of memory",
        "RuntimeError: CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`",
        "RuntimeError: could not create a primitive",
        "std::bad_alloc"
      })
  void aLackOfMemoryIsKnownByItsWords(String line) {
    assertThat(Memory.lacking("gradients", new EngineException(TRACE + line + "\n")))
        .hasValueSatisfying(
            found ->
                assertThat(found)
                    .hasMessage("not enough memory for 'gradients' of the engine: " + line));
  }

  @Test
  void anotherFailureIsNot() {
    String line = "RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x2 and 3x4)";
    assertThat(Memory.lacking("gradients", new EngineException(TRACE + line))).isEmpty();
  }
}
