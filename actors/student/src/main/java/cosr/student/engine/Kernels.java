package cosr.student.engine;

import java.util.Locale;

/**
 * How matrices are multiplied. Weights, gradients, the optimizer and attention are float32 in any
 * case.
 *
 * @param training in forward and backward passes of updates
 * @param sampling in attempts
 */
public record Kernels(Kind training, Kind sampling) {
  /**
   * Width from which sampling, with few rows at once, gains from oneDNN in float32 and from AMX.
   */
  private static final int WIDE = 192;

  /** Width from which it gains from bfloat16 without AMX. */
  private static final int MIDDLING = 96;

  /** Compute capability from which a GPU multiplies in bfloat16. */
  private static final double TENSOR_CORES = 8;

  /** Kernels of a matrix product; the script knows them by their number. */
  public enum Kind {
    /** float32, by the library that the engine takes by itself. */
    FP32,
    /** float32, by oneDNN. */
    ONEDNN,
    /** Operands rounded to bfloat16, sums in float32. */
    BF16
  }

  /** All by the engine's own choice. */
  private static final Kernels PLAIN = new Kernels(Kind.FP32, Kind.FP32);

  /**
   * The fixed table. Of two machines with the same processor both get the same; nothing is timed.
   *
   * @param precision as {@link EngineOptions#precision}
   * @param instructionSet as {@link EngineInfo#instructionSet}
   * @param wideAmd whether the processor is an AMD with 512-bit units: MKL, the engine's own choice
   *     in float32, uses half of them
   * @param hidden width of the model
   */
  public static Kernels of(String precision, String instructionSet, boolean wideAmd, int hidden) {
    if (EngineOptions.wide(precision) || precision.equals(EngineOptions.PLAIN)) return PLAIN;
    if (precision.equals("bf16")) return new Kernels(Kind.BF16, Kind.BF16);
    boolean halves = instructionSet.equals("amx") || instructionSet.equals("avx512_bf16");
    if (precision.equals("auto") && halves)
      return new Kernels(
          Kind.BF16,
          hidden >= (instructionSet.equals("amx") ? WIDE : MIDDLING) ? Kind.BF16 : Kind.FP32);
    if (wideAmd) return new Kernels(Kind.ONEDNN, hidden >= WIDE ? Kind.ONEDNN : Kind.FP32);
    return PLAIN;
  }

  /**
   * Those on a GPU, where oneDNN has none.
   *
   * @param capability compute capability, such as 9.0; from 8.0 on there are units for bfloat16
   */
  public static Kernels ofGpu(String precision, double capability) {
    boolean halves =
        precision.equals("bf16") || (precision.equals("auto") && capability >= TENSOR_CORES);
    return halves ? new Kernels(Kind.BF16, Kind.BF16) : PLAIN;
  }

  /** As the run's first event has it: {@code training bf16, sampling fp32}. */
  public String text() {
    return "training " + name(training) + ", sampling " + name(sampling);
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
