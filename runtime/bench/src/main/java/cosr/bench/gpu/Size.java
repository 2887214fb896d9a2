package cosr.bench.gpu;

import cosr.bench.size.RandomModel;
import cosr.config.UserError;
import cosr.student.engine.Source;
import cosr.student.hub.ModelFiles;
import cosr.student.model.ModelShape;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Models of random weights that are measured, of the shapes of Qwen2.5's. */
enum Size {
  TINY(RandomModel.TINY, 16, 48, 8),
  SMALL(RandomModel.HALF, 64, 512, 64),
  LARGE(RandomModel.LARGE, 64, 512, 64);

  private static final long SEED = 1;

  private final RandomModel model;

  /** The name in options and tables. */
  final String label;

  /** Tokens that the model knows. */
  final int vocab;

  /** Rows that are learned from and sampled at once. */
  final int rows;

  /** Tokens of a row. */
  final int length;

  /** Of these the prompt. */
  final int prompt;

  Size(RandomModel model, int rows, int length, int prompt) {
    this.model = model;
    this.label = model.label().toLowerCase(Locale.ROOT);
    this.vocab = model.shape().vocab();
    this.rows = rows;
    this.length = length;
    this.prompt = prompt;
  }

  /** The shape, whose answers end nowhere before they must. */
  ModelShape shape() {
    return model.shape().withoutEnds().withMaxLength(length);
  }

  /** Random weights. */
  Source weights() {
    return model.weights(SEED);
  }

  /** What is beside the weights. */
  ModelFiles files() {
    return ModelFiles.fresh(shape().withEnds(List.of(1)), new TreeMap<>());
  }

  /** Operations of learning from one token: 6 a weight and attention's, forward and backward. */
  double operations() {
    double weights = shape().parameters();
    return 6 * weights + 6.0 * shape().layers() * shape().querySize() * length;
  }

  static List<Size> of(List<String> labels) {
    return labels.stream().map(Size::of).toList();
  }

  private static Size of(String label) {
    return Stream.of(values())
        .filter(size -> size.label.equals(label.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new UserError("--sizes " + label + ": there are tiny, 0.5b and 1.5b"));
  }
}
