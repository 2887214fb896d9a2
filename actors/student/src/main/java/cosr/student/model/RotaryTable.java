package cosr.student.model;

/**
 * Cosines and sines of rotary positions (Su et al., "RoFormer", 2021), in the layout of Llama: the
 * angles of a head's first half are repeated in its second.
 *
 * @param cos [max length, head size], row by row
 * @param sin likewise
 */
public record RotaryTable(float[] cos, float[] sin) {
  /** The tables of a shape; angle {@code p * theta^(-2i / head size)} at position p. */
  public static RotaryTable of(ModelShape shape) {
    int size = shape.headSize();
    int half = Math.max(1, size / 2);
    float[] cos = new float[shape.maxLength() * size];
    float[] sin = new float[shape.maxLength() * size];
    for (int p = 0; p < shape.maxLength(); p++)
      for (int i = 0; i < size; i++) {
        double angle = p * StrictMath.pow(shape.ropeTheta(), -2.0 * (i % half) / size);
        cos[p * size + i] = (float) StrictMath.cos(angle);
        sin[p * size + i] = (float) StrictMath.sin(angle);
      }
    return new RotaryTable(cos, sin);
  }
}
