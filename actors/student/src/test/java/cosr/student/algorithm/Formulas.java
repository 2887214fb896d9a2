package cosr.student.algorithm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The reference's figures. */
public final class Formulas {
  /** How far ours may be from them. */
  public static final double NEAR = 1e-9;

  private Formulas() {}

  /** A part of {@code formulas.json}. */
  public static JsonNode of(String part) {
    try {
      return new ObjectMapper()
          .readTree(Path.of("src/test/resources/cosr/student/formulas.json").toFile())
          .get(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The numbers of an array. */
  public static double[] doubles(JsonNode array) {
    double[] out = new double[array.size()];
    for (int i = 0; i < out.length; i++) out[i] = array.get(i).asDouble();
    return out;
  }

  static int[] ints(JsonNode array) {
    int[] out = new int[array.size()];
    for (int i = 0; i < out.length; i++) out[i] = array.get(i).asInt();
    return out;
  }
}
