package cosr.protocol;

/**
 * What a run's weights depend on besides its seed; the run's first event holds it.
 *
 * @param settings the resolved settings as text
 * @param settingsDigest SHA-256 of that text, in hex
 * @param codeVersion version of COSR and the number of its {@link Rules}
 * @param engine name and version of the tensor engine
 * @param instructionSet level that the engine's kernels are chosen for, such as {@code avx2}, or on
 *     a GPU {@code cuda 9.0}
 * @param processor model name of what computes, as the system gives it: a processor or a GPU
 * @param threads threads of the tensor engine
 * @param kernels of the tensor engine's matrix products, by the work they are for
 */
public record Terms(
    String settings,
    String settingsDigest,
    String codeVersion,
    String engine,
    String instructionSet,
    String processor,
    int threads,
    String kernels) {}
