package cosr.bench.student;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import cosr.student.engine.djl.EngineSetup;
import cosr.student.engine.djl.RotaryTable;
import cosr.student.engine.djl.Script;
import cosr.student.model.InitialWeights;
import cosr.student.model.ModelShape;
import cosr.student.model.TensorSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the engine is compared with: the plain script {@code fixture.ts.py}, in float32 with the
 * engine's default kernels. It pads, computes each prompt as often as it is attempted, and samples
 * until the last row is done. Its text is never changed. Used by one thread.
 */
public final class Fixture implements AutoCloseable {
  private static final String SOURCE = "fixture.ts.py";
  private static final float[] NONE = {};

  private final NDManager root;
  private final Script script;
  private final ModelShape shape;
  private final List<NDArray> weights;
  private final List<NDArray> first;
  private final List<NDArray> second;
  private final NDArray steps;
  private final NDArray cos;
  private final NDArray sin;

  /** A model of the shape with the weights that a run of this seed begins with. */
  public Fixture(ModelShape shape, double embeddingScale, long seed, int threads) {
    EngineSetup.configure(threads);
    this.shape = shape;
    this.root = NDManager.newBaseManager(Device.cpu(), "PyTorch");
    this.script = new Script(root, text(shape));
    InitialWeights initial = new InitialWeights(shape, embeddingScale, seed);
    this.weights = arrays("w[]", initial);
    this.weights.forEach(array -> array.setRequiresGradient(true));
    this.first = arrays("m[]", null);
    this.second = arrays("v[]", null);
    this.steps = root.create(0f);
    RotaryTable table = RotaryTable.of(root, shape, DataType.FLOAT32);
    this.cos = table.cos();
    this.sin = table.sin();
  }

  /**
   * @param ids prompt and completion
   * @param advantage of every completion token
   * @param old log-probabilities of the completion's tokens; empty: log-likelihood is learned
   */
  public record Row(int[] ids, int promptLength, float advantage, float[] old) {
    /** A row that is learned as it is written. */
    public static Row supervised(int[] ids, int promptLength) {
      return new Row(ids, promptLength, 1, NONE);
    }
  }

  /**
   * One call of {@code gen} on all prompts.
   *
   * @param most positions after the longest prompt
   * @param end id of the end mark; -1: none ends a row
   */
  public void generate(List<int[]> prompts, int most, int end) {
    int longest = prompts.stream().mapToInt(p -> p.length).max().orElseThrow();
    int shortest = prompts.stream().mapToInt(p -> p.length).min().orElseThrow();
    int width = longest + most;
    long[] ids = new long[prompts.size() * width];
    Arrays.fill(ids, shape.pad());
    long[] lengths = new long[prompts.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = prompts.get(i).length;
      for (int t = 0; t < lengths[i]; t++) ids[i * width + t] = prompts.get(i)[t];
    }
    try (NDManager call = root.newSubManager()) {
      List<IValue> arguments =
          List.of(
              IValue.listFrom(
                  weights.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new)),
              value(call.create(ids, new Shape(prompts.size(), width))),
              value(call.create(lengths)),
              value(cos),
              value(sin),
              IValue.from((long) shortest),
              IValue.from((long) width),
              IValue.from(1.0),
              IValue.from((long) end),
              IValue.from((long) shape.pad()),
              IValue.from(false));
      IValue out = script.invoke("gen", arguments.toArray(IValue[]::new));
      for (IValue part : out.toIValueTuple()) {
        part.toTensor((PtNDManager) call).close();
        part.close();
      }
      out.close();
      arguments.forEach(IValue::close);
    }
  }

  /**
   * One call of {@code train} on all rows: gradient, clipping and AdamW. Returns the loss before.
   */
  public double train(List<Row> rows, double learningRate) {
    int width = rows.stream().mapToInt(r -> r.ids().length).max().orElseThrow();
    boolean policy = rows.stream().anyMatch(r -> r.old().length > 0);
    long[] ids = new long[rows.size() * width];
    Arrays.fill(ids, shape.pad());
    float[] advantage = new float[rows.size() * (width - 1)];
    float[] old = new float[advantage.length];
    float[] weight = new float[advantage.length];
    int tokens = rows.stream().mapToInt(r -> r.ids().length - r.promptLength()).sum();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      for (int t = 0; t < row.ids().length; t++) ids[i * width + t] = row.ids()[t];
      for (int t = row.promptLength(); t < row.ids().length; t++) {
        int at = i * (width - 1) + t - 1;
        advantage[at] = row.advantage();
        weight[at] = 1f / tokens;
        if (policy) old[at] = row.old()[t - row.promptLength()];
      }
    }
    float[] hp = {
      (float) learningRate, 0.01f, 0.9f, 0.95f, 1e-8f, 1, 0.2f, 0.28f, 0, policy ? 1 : 0, 1
    };
    try (NDManager call = root.newSubManager()) {
      Shape inner = new Shape(rows.size(), width - 1);
      List<NDArray> arguments = new ArrayList<>(weights);
      arguments.addAll(first);
      arguments.addAll(second);
      arguments.add(steps);
      arguments.add(call.create(ids, new Shape(rows.size(), width)));
      arguments.add(call.create(advantage, inner));
      arguments.add(call.create(old, inner));
      arguments.add(call.create(weight, inner));
      arguments.add(call.create(hp));
      arguments.addAll(List.of(cos, sin));
      return script.run(call, "train", true, arguments).get(0).toFloatArray()[0];
    }
  }

  private static IValue value(NDArray array) {
    return IValue.from((PtNDArray) array);
  }

  private List<NDArray> arrays(
      String name, @org.jspecify.annotations.Nullable InitialWeights from) {
    List<NDArray> arrays = new ArrayList<>();
    for (TensorSpec spec : shape.tensors()) {
      float[] values = from == null ? new float[spec.count()] : from.of(spec);
      long[] dims = spec.dims().stream().mapToLong(Integer::longValue).toArray();
      NDArray array = root.create(values, new Shape(dims));
      array.setName(name);
      arrays.add(array);
    }
    return List.copyOf(arrays);
  }

  private static String text(ModelShape shape) {
    Map<String, Integer> numbers =
        Map.of(
            "D", shape.hidden(),
            "QD", shape.hidden(),
            "L", shape.layers(),
            "NH", shape.heads(),
            "NKV", shape.kvHeads(),
            "HD", shape.headSize(),
            "HALF", shape.headSize() / 2,
            "NF", 9 * shape.layers() + 1,
            "HEAD", 0,
            "DT", 6);
    if (shape.heads() != shape.kvHeads())
      throw new IllegalArgumentException("the fixture has as many heads of keys as of queries");
    String text = source().replace("@GQA", "");
    return java.util.regex.Pattern.compile("@([A-Z]+)")
        .matcher(text)
        .replaceAll(m -> String.valueOf(java.util.Objects.requireNonNull(numbers.get(m.group(1)))));
  }

  private static String source() {
    try (InputStream in = Fixture.class.getResourceAsStream(SOURCE)) {
      if (in == null) throw new IllegalStateException(SOURCE + " is not on the class path");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    script.close();
    root.close();
  }
}
