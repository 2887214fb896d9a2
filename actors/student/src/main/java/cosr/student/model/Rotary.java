package cosr.student.model;

import java.util.List;

/**
 * Rotary positions of a shape.
 *
 * @param theta base of the wave lengths
 * @param layers (from 0, rising) that have them; the others have no positions
 */
public record Rotary(double theta, List<Integer> layers, Scaling scaling) {
  public Rotary {
    layers = layers.stream().sorted().toList();
    if (!(theta > 0))
      throw new IllegalArgumentException("rope theta " + theta + " is not positive");
  }

  /** How wave lengths are stretched for longer texts than the model was first trained on. */
  public sealed interface Scaling {
    /** As they are. */
    record None() implements Scaling {}

    /** Each of them by one factor (kaiokendev, 2023; Chen et al., 2023). */
    record Linear(double factor) implements Scaling {}

    /**
     * Llama 3.1's: those over {@code length / low} by the factor, those under {@code length / high}
     * not at all, and the ones between on a line.
     *
     * @param length that the model was first trained on
     */
    record Llama3(double factor, double low, double high, double length) implements Scaling {}
  }

  /**
   * Turns per position after the stretching, in float32 arithmetic as transformers has it.
   *
   * @param turns of the pairs of a head, {@code theta^(-2i / size)}
   */
  public float[] stretched(float[] turns) {
    float[] out = turns.clone();
    for (int i = 0; i < out.length; i++) out[i] = stretched(turns[i]);
    return out;
  }

  private float stretched(float turns) {
    return switch (scaling) {
      case Scaling.None() -> turns;
      case Scaling.Linear(double factor) -> turns / (float) factor;
      case Scaling.Llama3(double factor, double low, double high, double length) -> {
        float wave = (float) (2 * Math.PI) / turns;
        if (wave > length / low) yield turns / (float) factor;
        if (wave < length / high) yield turns;
        float smooth = ((float) length / wave - (float) low) / (float) (high - low);
        yield (1 - smooth) * turns / (float) factor + smooth * turns;
      }
    };
  }
}
