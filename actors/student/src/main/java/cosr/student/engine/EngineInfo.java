package cosr.student.engine;

/**
 * What the low bits of the weights depend on besides settings and seed.
 *
 * @param engine name and version, such as {@code PyTorch 2.7.1}
 * @param instructionSet what kernels are chosen for: {@code amx}, {@code avx512_bf16}, {@code
 *     avx512}, {@code avx2} or {@code default}; on a GPU {@code cuda} and its compute capability,
 *     such as {@code cuda 9.0}
 * @param processor model name, of the GPU where it computes
 * @param threads of the engine
 */
public record EngineInfo(String engine, String instructionSet, String processor, int threads) {}
