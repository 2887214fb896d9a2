package cosr.student.engine.djl;

import ai.djl.engine.EngineException;
import cosr.student.engine.MemoryException;
import java.util.List;
import java.util.Optional;

/** How PyTorch says that it got no memory. */
final class Memory {
  /** Of the processor's allocator, of CUDA's and of C++. */
  private static final List<String> WORDS =
      List.of("can't allocate memory", "not enough memory", "out of memory", "std::bad_alloc");

  private Memory() {}

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
