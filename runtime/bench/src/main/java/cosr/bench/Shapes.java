package cosr.bench;

import cosr.config.UserError;
import cosr.student.model.ModelShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The shapes that are measured, by their millions of numbers; rotary positions in every layer, as
 * many heads of keys as of queries.
 */
public enum Shapes {
  SMALL("0.19M", 64, 4, 4, 160),
  MEDIUM("0.86M", 128, 4, 4, 384),
  LARGE("2.7M", 192, 6, 6, 512),
  LARGEST("10M", 320, 8, 5, 896),
  HUGE("32M", 512, 10, 8, 1408);

  /** Tokens of prompt and answer at most. */
  private static final int LENGTH = 128;

  private final String label;
  private final int hidden;
  private final int layers;
  private final int heads;
  private final int inner;

  Shapes(String label, int hidden, int layers, int heads, int inner) {
    this.label = label;
    this.hidden = hidden;
    this.layers = layers;
    this.heads = heads;
    this.inner = inner;
  }

  /** The name in tables and options. */
  public String label() {
    return label;
  }

  /** The shape itself; padding is token 0. */
  public ModelShape shape(int vocab, int eos) {
    List<Integer> rope = IntStream.range(0, layers).boxed().toList();
    return new ModelShape(
        hidden, layers, heads, heads, inner, rope, vocab, eos, 0, 1e-5, 10000, LENGTH);
  }

  /**
   * Those with these labels, all where none is given.
   *
   * @throws UserError for a label that no shape has
   */
  public static List<Shapes> of(List<String> labels) {
    if (labels.isEmpty()) return List.of(values());
    List<Shapes> found = new ArrayList<>();
    for (String label : labels)
      found.add(
          List.of(values()).stream()
              .filter(s -> s.label.equalsIgnoreCase(label))
              .findFirst()
              .orElseThrow(
                  () ->
                      new UserError(
                          "--shapes "
                              + label
                              + ": there are "
                              + String.join(
                                  ", ", List.of(values()).stream().map(Shapes::label).toList()))));
    return found;
  }
}
