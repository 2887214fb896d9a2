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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Weights that learn, and what their optimizer adds up: made when it is first asked for, since a
 * model that is only sampled from has none. The lists have the order of {@link
 * ModelPlan#trained()}.
 */
final class Held implements AutoCloseable {
  /** The scalar that counts the optimizer's steps. */
  static final TensorSpec STEP = new TensorSpec("step", List.of());

  private static final String FIRST = "m.";
  private static final String SECOND = "v.";
  private static final int CHUNK = 1 << 18;

  private final List<TensorSpec> specs;
  private final NDManager root;
  private final NDManager manager;
  private final Numbers numbers;
  final List<NDArray> weights;
  private Optional<State> state = Optional.empty();

  /** Summed gradients, both moments and the number of steps. */
  final class State {
    private final NDManager owner;
    final List<NDArray> sums;
    final List<NDArray> first;
    final List<NDArray> second;
    final NDArray steps;

    private State(NDManager owner) {
      this.owner = owner;
      this.sums = arrays(owner, "sums[]");
      this.first = arrays(owner, "m[]");
      this.second = arrays(owner, "v[]");
      this.steps = numbers.room(owner, STEP, false);
    }
  }

  /** Zeros. */
  Held(NDManager root, Numbers numbers, ModelPlan plan) {
    this.specs = plan.trained();
    this.root = root;
    this.numbers = numbers;
    this.manager = root.newSubManager();
    this.weights = arrays(manager, "w[]");
    this.weights.forEach(array -> array.setRequiresGradient(true));
  }

  /**
   * Takes other numbers in the place of these; what a source does not have becomes zero. Where it
   * fails, nothing of what was held is left.
   *
   * @param optimizer state to go on from: moments as {@code m.NAME} and {@code v.NAME}, and {@code
   *     step}
   */
  void read(Source from, Source optimizer) throws IOException {
    state.ifPresent(old -> old.owner.close());
    state = Optional.empty();
    read("", weights, from);
    Optional<TensorFeed> steps = optimizer.of(STEP.name());
    if (steps.isEmpty()) return;
    numbers.fill(state().steps, steps.get());
    read(FIRST, state().first, optimizer);
    read(SECOND, state().second, optimizer);
  }

  private void read(String prefix, List<NDArray> arrays, Source from) throws IOException {
    for (int i = 0; i < specs.size(); i++) {
      TensorSpec spec = specs.get(i);
      numbers.fill(arrays.get(i), from.of(prefix + spec.name()).orElse(zeros(spec)));
    }
  }

  /** What the optimizer adds up. */
  State state() {
    if (state.isPresent()) return state.get();
    NDManager owner = root.newSubManager();
    try {
      State made = new State(owner);
      state = Optional.of(made);
      return made;
    } catch (RuntimeException e) {
      owner.close();
      throw e;
    }
  }

  /** The weights by name. */
  SortedMap<String, TensorFeed> weights() {
    return feeds("", Optional.of(weights));
  }

  /** The optimizer's state by name. */
  SortedMap<String, TensorFeed> optimizer() {
    SortedMap<String, TensorFeed> all = feeds(FIRST, state.map(held -> held.first));
    all.putAll(feeds(SECOND, state.map(held -> held.second)));
    all.put(STEP.name(), state.map(held -> numbers.feed(held.steps)).orElse(zeros(STEP)));
    return all;
  }

  /** The gradient of the last update as AdamW got it, by the weights' names. */
  SortedMap<String, TensorFeed> gradients() {
    return feeds("", state.map(held -> held.sums));
  }

  /** The names and dimensions of the optimizer's state. */
  static List<TensorSpec> optimizer(ModelPlan plan) {
    List<TensorSpec> all = new ArrayList<>();
    for (String moment : List.of(FIRST, SECOND))
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

  private List<NDArray> arrays(NDManager owner, String name) {
    List<NDArray> arrays = new ArrayList<>();
    for (TensorSpec spec : specs) {
      NDArray array = numbers.room(owner, spec, false);
      array.setName(name);
      arrays.add(array);
    }
    return List.copyOf(arrays);
  }

  /** Of arrays; where there are none, zeros. */
  private SortedMap<String, TensorFeed> feeds(String prefix, Optional<List<NDArray>> arrays) {
    SortedMap<String, TensorFeed> feeds = new TreeMap<>();
    for (int i = 0; i < specs.size(); i++) {
      int at = i;
      feeds.put(
          prefix + specs.get(i).name(),
          arrays.map(all -> numbers.feed(all.get(at))).orElse(zeros(specs.get(i))));
    }
    return feeds;
  }

  private static TensorFeed zeros(TensorSpec spec) {
    return sink -> {
      for (long done = 0; done < spec.count(); done += CHUNK) {
        int bytes = Float.BYTES * (int) Math.min(CHUNK, spec.count() - done);
        sink.accept(ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN));
      }
    };
  }

  @Override
  public void close() {
    state.ifPresent(held -> held.owner.close());
    manager.close();
  }
}
