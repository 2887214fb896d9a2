package cosr.student.engine.djl;

import cosr.protocol.KeyedRandom;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.TrainBatch;
import cosr.student.engine.checkpoint.TensorFeed;
import cosr.student.model.ModelShape;
import cosr.student.model.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small models and batches that follow from a key. */
final class Small {
  static final int PAD = 0;
  static final int EOS = 1;
  static final EngineOptions OPTIONS =
      new EngineOptions(0.5, 0, 0.9, 0.95, 1e-8, 0.01, 1, 1, "fp32");
  static final EngineOptions BF16 = new EngineOptions(0.5, 0, 0.9, 0.95, 1e-8, 0.01, 1, 1, "bf16");

  private Small() {}

  static ModelShape shape(int heads, int kvHeads, List<Integer> rope) {
    return new ModelShape(16, 2, heads, kvHeads, 24, rope, 11, EOS, PAD, 1e-5, 10000, 40);
  }

  static ModelShape shape() {
    return shape(4, 2, List.of(1));
  }

  static DjlEngine engine(ModelShape shape, long seed) {
    DjlEngine engine = new DjlEngine(shape, OPTIONS, new TreeMap<>());
    engine.initialise(seed);
    return engine;
  }

  static int[] ids(KeyedRandom random, int length) {
    int[] ids = new int[length];
    for (int i = 0; i < length; i++) ids[i] = 2 + random.nextInt(9);
    return ids;
  }

  static GenerateBatch prompts(long seed, int rows, double temperature, boolean greedy) {
    List<GenerateBatch.Row> list = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      KeyedRandom random = KeyedRandom.of(seed, "prompt", i);
      int most = 1 + random.nextInt(14);
      float[] uniforms = new float[most];
      for (int k = 0; k < most; k++) uniforms[k] = random.nextFloat();
      list.add(new GenerateBatch.Row(ids(random, 1 + random.nextInt(7)), most, uniforms));
    }
    return new GenerateBatch(list, temperature, greedy);
  }

  static List<TrainBatch.Row> rows(long seed, int count, boolean policy) {
    List<TrainBatch.Row> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      KeyedRandom random = KeyedRandom.of(seed, "row", i);
      int prompt = 1 + random.nextInt(5);
      int completion = 1 + random.nextInt(6);
      float[] old = new float[policy ? completion : 0];
      for (int k = 0; k < old.length; k++) old[k] = -2.4f + 0.6f * (float) random.nextGaussian();
      float weight = policy ? (float) random.nextGaussian() : 0.5f + random.nextFloat();
      list.add(new TrainBatch.Row(ids(random, prompt + completion), prompt, weight, old));
    }
    return list;
  }

  static TrainBatch supervised(long seed, int count) {
    return new TrainBatch(new TrainBatch.Loss.Supervised(), 1, List.of(rows(seed, count, false)));
  }

  /** The same rows in micro-batches that begin at the first row and at these. */
  static TrainBatch split(TrainBatch whole, int... at) {
    List<TrainBatch.Row> rows = whole.microBatches().getFirst();
    List<List<TrainBatch.Row>> pieces = new ArrayList<>();
    int from = 0;
    for (int to : at) {
      pieces.add(rows.subList(from, to));
      from = to;
    }
    pieces.add(rows.subList(from, rows.size()));
    return new TrainBatch(whole.loss(), whole.temperature(), pieces);
  }

  static TrainBatch policy(long seed, int count) {
    return new TrainBatch(
        new TrainBatch.Loss.Policy(0.2, 0.28), 0.8, List.of(rows(seed, count, true)));
  }

  /** Log-probabilities of the next token at every position, [tokens, vocabulary] row by row. */
  static float[] logProbabilities(DjlEngine engine, int[] ids, double temperature) {
    double[] logits = engine.logits(ids);
    int vocab = logits.length / ids.length;
    float[] out = new float[logits.length];
    for (int from = 0; from < out.length; from += vocab) {
      double most = Double.NEGATIVE_INFINITY;
      for (int i = from; i < from + vocab; i++) most = Math.max(most, logits[i] / temperature);
      double sum = 0;
      for (int i = from; i < from + vocab; i++) sum += Math.exp(logits[i] / temperature - most);
      for (int i = from; i < from + vocab; i++)
        out[i] = (float) (logits[i] / temperature - most - Math.log(sum));
    }
    return out;
  }

  /** Numbers as they are now, without their dimensions. */
  static SortedMap<String, Tensor> tensors(SortedMap<String, TensorFeed> feeds) {
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    feeds.forEach(
        (name, feed) -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          try {
            feed.into(
                chunk -> {
                  byte[] piece = new byte[chunk.remaining()];
                  chunk.get(piece);
                  bytes.writeBytes(piece);
                });
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          tensors.put(name, new Tensor(List.of(bytes.size() / 4), bytes.toByteArray()));
        });
    return tensors;
  }

  /** Every way to use memory while adapters learn. */
  static List<Room> rooms(ModelShape shape) {
    List<Room> rooms = new ArrayList<>();
    for (boolean layerwise : new boolean[] {false, true}) {
      rooms.add(new Room(Room.PLENTY.logits(), layerwise));
      rooms.add(new Room(5 * shape.vocab(), layerwise));
    }
    return rooms;
  }
}
