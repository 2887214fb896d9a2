package cosr.student.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cosr.student.engine.Source;
import cosr.student.engine.checkpoint.Digests;
import cosr.student.engine.checkpoint.TensorFeed;
import cosr.student.model.ModelPlan;
import cosr.student.model.TensorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Weights that learn, summed gradients and optimizer state inside the engine. The lists have the
 * order of {@link ModelPlan#trained()}.
 */
final class Held implements AutoCloseable {
  /** The scalar that counts the optimizer's steps. */
  static final TensorSpec STEP = new TensorSpec("step", List.of());

  private final List<TensorSpec> specs;
  private final NDManager manager;
  private final Numbers numbers;
  final List<NDArray> weights;
  final List<NDArray> sums;
  final List<NDArray> first;
  final List<NDArray> second;
  final NDArray steps;

  /**
   * @param optimizer state to go on from: moments as {@code m.NAME} and {@code v.NAME}, and {@code
   *     step}
   */
  Held(NDManager root, Numbers numbers, ModelPlan plan, Source weights, Source optimizer)
      throws IOException {
    this.specs = plan.trained();
    this.numbers = numbers;
    this.manager = root.newSubManager();
    this.weights = arrays("w[]", "", weights);
    this.weights.forEach(array -> array.setRequiresGradient(true));
    this.sums = arrays("sums[]", "", Source.NONE);
    this.first = arrays("m[]", "m.", optimizer);
    this.second = arrays("v[]", "v.", optimizer);
    this.steps = array(STEP, STEP.name(), optimizer);
  }

  /** The weights by name. */
  SortedMap<String, TensorFeed> weights() {
    return feeds("", weights);
  }

  /** The optimizer's state by name. */
  SortedMap<String, TensorFeed> optimizer() {
    SortedMap<String, TensorFeed> all = feeds("m.", first);
    all.putAll(feeds("v.", second));
    all.put(STEP.name(), numbers.feed(steps));
    return all;
  }

  /** The gradient of the last update as AdamW got it, by the weights' names. */
  SortedMap<String, TensorFeed> gradients() {
    return feeds("", sums);
  }

  /** The names and dimensions of the optimizer's state. */
  static List<TensorSpec> optimizer(ModelPlan plan) {
    List<TensorSpec> all = new ArrayList<>();
    for (String moment : List.of("m.", "v."))
      for (TensorSpec spec : plan.trained())
        all.add(new TensorSpec(moment + spec.name(), spec.dims()));
    all.add(STEP);
    return all;
  }

  /** SHA-256 over the name-sorted SHA-256s of tensors, in hex. */
  static String digest(SortedMap<String, TensorFeed> tensors) {
    SortedMap<String, byte[]> hashes = new TreeMap<>();
    tensors.forEach(
        (name, feed) -> {
          MessageDigest hash = Digests.sha256();
          try {
            feed.into(hash::update);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          hashes.put(name, hash.digest());
        });
    return Digests.ofHashes(hashes);
  }

  private List<NDArray> arrays(String name, String prefix, Source source) throws IOException {
    List<NDArray> arrays = new ArrayList<>();
    for (TensorSpec spec : specs) {
      NDArray array = array(spec, prefix + spec.name(), source);
      array.setName(name);
      arrays.add(array);
    }
    return List.copyOf(arrays);
  }

  private NDArray array(TensorSpec spec, String name, Source source) throws IOException {
    NDArray array = numbers.room(manager, spec, false);
    Optional<TensorFeed> feed = source.of(name);
    if (feed.isPresent()) numbers.fill(array, feed.get());
    return array;
  }

  private SortedMap<String, TensorFeed> feeds(String prefix, List<NDArray> arrays) {
    SortedMap<String, TensorFeed> feeds = new TreeMap<>();
    for (int i = 0; i < specs.size(); i++)
      feeds.put(prefix + specs.get(i).name(), numbers.feed(arrays.get(i)));
    return feeds;
  }

  @Override
  public void close() {
    manager.close();
  }
}
