package cosr.bench.gpu;

import cosr.student.engine.Source;
import cosr.student.engine.checkpoint.TensorFeed;
import cosr.student.model.ModelShape;
import cosr.student.model.TensorSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Weights of a deviation of 0.02, norms of 1, made piece by piece. */
final class RandomWeights {
  private static final int PIECE = 1 << 18;

  /** Of a uniform number in [-1, 1), so that its deviation is 0.02. */
  private static final double WIDTH = 0.02 * Math.sqrt(3);

  private RandomWeights() {}

  static Source of(ModelShape shape) {
    Map<String, TensorSpec> specs =
        shape.tensors().stream().collect(Collectors.toMap(TensorSpec::name, spec -> spec));
    return name -> Optional.ofNullable(specs.get(name)).map(RandomWeights::feed);
  }

  private static TensorFeed feed(TensorSpec spec) {
    boolean norm = spec.name().contains("norm");
    return sink -> {
      SplittableRandom random = new SplittableRandom(spec.name().hashCode());
      for (long left = spec.count(); left > 0; left -= PIECE)
        sink.accept(piece(random, (int) Math.min(PIECE, left), norm));
    };
  }

  private static ByteBuffer piece(SplittableRandom random, int count, boolean norm) {
    ByteBuffer piece = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++)
      piece.putFloat(norm ? 1 : (float) (WIDTH * (2 * random.nextDouble() - 1)));
    return piece.flip();
  }
}
