package cosr.student.engine.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import cosr.student.engine.CheckpointException;
import cosr.student.engine.Choice;
import cosr.student.engine.EngineInfo;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Generation;
import cosr.student.engine.Hook;
import cosr.student.engine.Kernels;
import cosr.student.engine.OpenBatch;
import cosr.student.engine.SavedWeights;
import cosr.student.engine.Source;
import cosr.student.engine.Step;
import cosr.student.engine.TensorEngine;
import cosr.student.engine.TrainBatch;
import cosr.student.engine.checkpoint.TensorFeed;
import cosr.student.hub.ModelFiles;
import cosr.student.model.InitialWeights;
import cosr.student.model.ModelPlan;
import cosr.student.model.ModelShape;
import cosr.student.model.Tensor;
import cosr.student.model.TensorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The tensor engine on PyTorch's kernels, through DJL; {@link Kernels} says where it rounds. One
 * call of the script for a batch that is sampled, one for each micro-batch of an update, and one
 * for its optimizer step.
 *
 * <p>PyTorch's own random generator is never used. Threads as {@link TensorEngine} says; several
 * engines may live in one process, with one number of threads.
 */
public final class DjlEngine implements TensorEngine {
  private final ModelPlan plan;
  private final ModelShape shape;
  private final EngineOptions options;
  private final String alphabet;
  private final ModelFiles files;
  private final Checkpoint checkpoint;
  private final NDManager root;
  private final DataType real;
  private final Script script;
  private final Numbers numbers;
  private final NDArray cos;
  private final NDArray sin;
  private final Frozen frozen;
  private final Sampler sampler;
  private final Learner learner;
  private final Reference reference;
  private final Held held;
  private long changes;

  /**
   * An engine of a built-in Student, whose weights are zero until {@link #initialise}, {@link
   * #load} or {@link #adopt}.
   *
   * @param companions files that every checkpoint holds besides the model's own, such as {@code
   *     tokenizer.json}, by name
   */
  public DjlEngine(ModelShape shape, EngineOptions options, SortedMap<String, byte[]> companions) {
    this(shape, options, companions, "");
  }

  /**
   * The same, of tokens that are characters.
   *
   * @param alphabet the characters of the tokens from 1 on; {@link InitialWeights} looks at them
   */
  public DjlEngine(
      ModelShape shape,
      EngineOptions options,
      SortedMap<String, byte[]> companions,
      String alphabet) {
    this(ModelPlan.full(shape), options, ModelFiles.fresh(shape, companions), alphabet);
  }

  /**
   * An engine of any model.
   *
   * @param plan which tensors learn
   * @param files what a checkpoint holds, and where the model's own tensors come from: those that
   *     don't learn are read here
   */
  public DjlEngine(ModelPlan plan, EngineOptions options, ModelFiles files) {
    this(plan, options, files, "");
  }

  private DjlEngine(ModelPlan plan, EngineOptions options, ModelFiles files, String alphabet) {
    this(plan, options, files, alphabet, Room.of(plan));
  }

  /** The same, with another use of memory. */
  public DjlEngine(
      ModelPlan plan, EngineOptions options, ModelFiles files, String alphabet, Room room) {
    this.alphabet = alphabet;
    EngineSetup.configure(options.threads());
    Devices.Place place = Devices.proven(options.device());
    this.plan = plan;
    this.shape = plan.shape();
    this.options = options;
    this.files = files;
    this.checkpoint = new Checkpoint(plan, files);
    this.root = NDManager.newBaseManager(place.device(), "PyTorch");
    if (place.device().isGpu()) Determinism.ask(true);
    this.real = EngineOptions.wide(options.precision()) ? DataType.FLOAT64 : DataType.FLOAT32;
    Kernels kernels = place.kernels(options.precision(), shape.hidden());
    this.script = new Script(root, LlamaScript.of(plan, kernels, options.precision(), room));
    RotaryTable table = RotaryTable.of(root, shape, real);
    this.cos = table.cos();
    this.sin = table.sin();
    this.numbers = new Numbers(script);
    this.learner = new Learner(root, script, shape, options, table);
    this.sampler = new Sampler(root, script, shape, real, table);
    this.reference = new Reference(root, numbers, plan);
    try {
      this.frozen = new Frozen(root, numbers, plan, files.first());
      this.held = new Held(root, numbers, plan);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void initialise(long seed) {
    if (files.origin().isPresent() && !plan.adapted()) {
      replace(files.first(), Source.NONE);
      return;
    }
    InitialWeights initial =
        new InitialWeights(
            shape, options.embeddingScale(), options.queryKeyLikeness(), seed, alphabet);
    Map<String, TensorSpec> specs =
        plan.trained().stream().collect(Collectors.toMap(TensorSpec::name, spec -> spec));
    replace(
        name ->
            Optional.ofNullable(specs.get(name))
                .map(spec -> Source.feed(Tensor.of(spec.dims(), initial.of(spec)))),
        Source.NONE);
  }

  @Override
  public long parameters() {
    return plan.parameters();
  }

  @Override
  public String digest() {
    EngineSetup.enter(false);
    return Held.digest(held.weights());
  }

  @Override
  public Generation generate(GenerateBatch batch) {
    return sampler.generate(arguments(), batch);
  }

  @Override
  public OpenBatch open() {
    long now = changes;
    return sampler.open(
        () -> {
          if (changes != now)
            throw new IllegalStateException("the weights have changed since the batch was opened");
          return arguments();
        });
  }

  @Override
  public Step train(TrainBatch batch, double learningRate) {
    changes++;
    return learner.train(arguments(), held, reference, batch, learningRate);
  }

  /** Logits of the next token at every position, [tokens, vocabulary] row by row. */
  public double[] logits(int[] ids) {
    try (NDManager call = root.newSubManager()) {
      long[] wide = new long[ids.length];
      for (int i = 0; i < ids.length; i++) wide[i] = ids[i];
      List<NDArray> arguments = arguments();
      arguments.add(call.create(wide, new Shape(1, ids.length)));
      arguments.addAll(List.of(cos, sin));
      NDArray out = script.run(call, "forward", false, arguments).get(0);
      return out.toType(DataType.FLOAT64, false).toDoubleArray();
    }
  }

  /** The probabilities that a token is drawn by, as in the sampling loop. */
  public double[] remaining(double[] logits, Choice choice) {
    return sampler.remaining(logits, choice);
  }

  /** The weights that learn, by name. */
  public SortedMap<String, TensorFeed> weights() {
    return held.weights();
  }

  /** The gradient of the last update as AdamW got it, by the weights' names. */
  public SortedMap<String, TensorFeed> gradient() {
    return held.gradients();
  }

  /** Tells one of all calls of the program from here on. */
  public void tell(Script.Tape listener) {
    script.tell(listener);
  }

  /** The program of a plan, packed as the engine loads it: a TorchScript archive. */
  public static byte[] archive(ModelPlan plan, Kernels kernels, String precision, Room room) {
    return ScriptArchive.of(LlamaScript.of(plan, kernels, precision, room));
  }

  /** Native arrays that are alive between calls. */
  int managed() {
    return root.getManagedArrays().size();
  }

  /** What the engine holds at the moment. */
  Held held() {
    return held;
  }

  @Override
  public SavedWeights save(Path folder, Hook hook) {
    EngineSetup.enter(false);
    return checkpoint.save(folder, held, hook);
  }

  @Override
  public void load(Path folder, String weightsDigest, String optimizerDigest) {
    try (SavedFolder saved = checkpoint.open(folder, weightsDigest, optimizerDigest)) {
      replace(saved, saved);
    }
  }

  @Override
  public void adopt(Path folder) {
    try (SavedFolder saved = checkpoint.open(folder)) {
      replace(saved, Source.NONE);
    }
  }

  /**
   * Holds a checkpoint against the digests that the journal has of it, without an engine.
   *
   * @throws CheckpointException if a file is missing, unreadable or of another shape, or a digest
   *     differs
   */
  public static void verify(
      ModelPlan plan, ModelFiles files, Path folder, String weightsDigest, String optimizerDigest) {
    new Checkpoint(plan, files).open(folder, weightsDigest, optimizerDigest).close();
  }

  @Override
  public void keepReference() {
    SortedMap<String, TensorFeed> weights = held.weights();
    reference.replace(name -> Optional.ofNullable(weights.get(name)));
  }

  @Override
  public void saveReference(Path folder) {
    reference.save(folder);
  }

  @Override
  public void loadReference(Path folder, String digest) {
    reference.load(folder, digest);
  }

  @Override
  public EngineInfo info() {
    return info(options.threads(), options.device());
  }

  /**
   * What the numbers of this process depend on; starts the native library.
   *
   * @throws cosr.config.UserError if there is no such device
   */
  public static EngineInfo info(int threads, String device) {
    EngineSetup.configure(threads);
    Engine engine = Engine.getEngine("PyTorch");
    Devices.Place place = Devices.proven(device);
    return new EngineInfo(
        engine.getEngineName() + " " + engine.getVersion(),
        place.instructionSet(),
        place.model(),
        threads);
  }

  /**
   * Whether a device is there, without the native library.
   *
   * @throws cosr.config.UserError if it is not
   */
  public static void prove(String device) {
    if (!device.equals("cpu")) Devices.gpu(device, true, Gpus.look());
  }

  /** The kernels for a shape on a device, by the table; the native library runs. */
  public static Kernels kernels(ModelShape shape, String precision, String device) {
    return Devices.proven(device).kernels(precision, shape.hidden());
  }

  @Override
  public void close() {
    reference.close();
    held.close();
    frozen.close();
    script.close();
    root.close();
  }

  /** Argument w of the script: what doesn't learn and then what does. */
  private List<NDArray> arguments() {
    List<NDArray> all = new ArrayList<>(frozen.arrays);
    all.addAll(held.weights);
    return all;
  }

  /**
   * Goes on from other weights and another optimizer's state.
   *
   * @throws CheckpointException if they can't be read; the engine has none then
   */
  public void replace(Source weights, Source optimizer) {
    changes++;
    try {
      held.read(weights, optimizer);
    } catch (IOException e) {
      throw new CheckpointException("weights can't be read: " + e.getMessage(), e);
    }
  }
}
