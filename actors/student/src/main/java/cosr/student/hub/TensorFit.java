package cosr.student.hub;

import cosr.config.UserError;
import cosr.student.engine.checkpoint.ChunkSink;
import cosr.student.engine.checkpoint.Digests;
import cosr.student.engine.checkpoint.NumberType;
import cosr.student.engine.checkpoint.StoredTensor;
import cosr.student.engine.checkpoint.TensorFeed;
import cosr.student.model.TensorSpec;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How the tensors of a folder fit those that a model needs.
 *
 * @param copies stored beside the tensor that each equals: a head that is tied and stored as well
 * @param buffers stored and not needed: tables of rotary frequencies, which old files have
 */
public record TensorFit(Map<String, String> copies, SortedSet<String> buffers) {
  private static final String HEAD = "lm_head.weight";
  private static final String EMBEDDING = "model.embed_tokens.weight";

  /**
   * Compares a folder with what is needed.
   *
   * @param tied whether the model's head is its embedding
   * @throws UserError with one line, if a tensor is missing, unexpected, of other dimensions or of
   *     a type that is none of floating numbers
   */
  public static TensorFit of(ModelFolder folder, List<TensorSpec> needed, boolean tied) {
    SortedMap<String, StoredTensor> stored = folder.tensors();
    Map<String, TensorSpec> byName = new HashMap<>();
    for (TensorSpec spec : needed) {
      byName.put(spec.name(), spec);
      StoredTensor tensor = stored.get(spec.name());
      if (tensor == null) throw missing(folder, spec.name(), stored);
      List<Long> dims = spec.dims().stream().map(Number::longValue).toList();
      if (!tensor.dims().equals(dims))
        throw new UserError(
            "%s: tensor %s is %s, and config.json makes it %s"
                .formatted(folder.path(), spec.name(), tensor.dims(), dims));
      if (!tensor.type().floating())
        throw new UserError(
            "%s: tensor %s is stored as %s: quantised weights are not supported, take the original"
                .formatted(folder.path(), spec.name(), tensor.type()));
    }
    Map<String, String> copies = new HashMap<>();
    SortedSet<String> buffers = new TreeSet<>();
    for (String name : stored.keySet()) {
      if (byName.containsKey(name)) continue;
      if (name.equals(HEAD) && tied) {
        equal(folder);
        copies.put(HEAD, EMBEDDING);
      } else if (name.endsWith(".rotary_emb.inv_freq")) {
        buffers.add(name);
      } else {
        throw new UserError(
            "%s: tensor %s belongs to no part of the model that config.json describes"
                .formatted(folder.path(), name));
      }
    }
    return new TensorFit(Map.copyOf(copies), buffers);
  }

  /**
   * What a folder like this one is written from.
   *
   * @param changed float32 numbers of a tensor that is to be other than it is stored
   */
  public FolderWriter.Numbers numbers(
      ModelFolder folder, Function<String, Optional<TensorFeed>> changed) {
    return name -> {
      Optional<TensorFeed> feed = changed.apply(copies.getOrDefault(name, name));
      return feed.isPresent() ? new TensorSource(NumberType.F32, feed.get()) : folder.stored(name);
    };
  }

  private static UserError missing(
      ModelFolder folder, String name, SortedMap<String, StoredTensor> stored) {
    String bare = name.startsWith("model.") ? name.substring("model.".length()) : name;
    if (stored.containsKey(bare) && !bare.equals(name))
      return new UserError(
          folder.path()
              + ": the weights are those of a model without a head ("
              + bare
              + ", not "
              + name
              + "): take the model for causal language modelling");
    return new UserError(
        "%s: tensor %s is missing, which config.json calls for".formatted(folder.path(), name));
  }

  /** A tied head that differs would be lost without a word. */
  private static void equal(ModelFolder folder) {
    try {
      if (Arrays.equals(hash(folder, HEAD), hash(folder, EMBEDDING))) return;
    } catch (IOException e) {
      throw new UserError(String.valueOf(e.getMessage()), e);
    }
    throw new UserError(
        folder.path()
            + ": config.json ties the head to the embedding, and "
            + HEAD
            + " differs from "
            + EMBEDDING
            + ": set tie_word_embeddings to false there, or delete the tensor");
  }

  private static byte[] hash(ModelFolder folder, String name) throws IOException {
    MessageDigest digest = Digests.sha256();
    ChunkSink sink = digest::update;
    folder.stored(name).feed().into(sink);
    return digest.digest();
  }
}
