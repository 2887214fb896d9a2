package cosr.student.engine.djl;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import com.sun.jna.NativeLibrary;
import cosr.student.engine.MemoryException;
import java.util.List;
import java.util.Optional;

/** How PyTorch says that it got no memory. */
final class Memory {
  /**
   * Of the processor's allocator, of CUDA's and its library of products, of C++, and of oneDNN,
   * which says no reason.
   */
  private static final List<String> WORDS =
      List.of(
          "can't allocate memory",
          "not enough memory",
          "out of memory",
          "std::bad_alloc",
          "CUBLAS_STATUS_ALLOC_FAILED",
          "could not create a primitive",
          "could not create a memory");

  private Memory() {}

  /**
   * Gives back what the allocator keeps of freed memory: it is in pieces of the sizes that did not
   * fit.
   */
  static void giveBack(boolean gpu) {
    if (gpu) JniUtils.emptyCudaCache();
    try {
      NativeLibrary.getInstance("c").getFunction("malloc_trim").invokeInt(new Object[] {0L});
    } catch (UnsatisfiedLinkError e) {
      // Not glibc.
    }
  }

  /** Empty where a call failed by something else. */
  static Optional<MemoryException> lacking(String method, EngineException failure) {
    String text = String.valueOf(failure.getMessage());
    return text.lines()
        .filter(line -> WORDS.stream().anyMatch(line::contains))
        .findFirst()
        .map(
            line ->
                new MemoryException(
                    "not enough memory for '%s' of the engine: %s".formatted(method, line.strip()),
                    failure));
  }
}
