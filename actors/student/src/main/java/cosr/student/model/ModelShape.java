package cosr.student.model;

import cosr.config.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a decoder of the Llama family: RMSNorm, SwiGLU, grouped-query attention, rotary
 * positions in some layers and none in the others, and a head that is the embedding. Published as
 * SmolLM3, whose layers without positions it shares.
 *
 * @param hidden numbers of a hidden state
 * @param kvHeads heads of keys and values; each serves {@code heads / kvHeads} query heads
 * @param intermediate numbers inside the SwiGLU block
 * @param ropeLayers layers (from 0, rising) with rotary positions
 * @param vocab tokens, the padding token included
 * @param eos id of the end mark
 * @param pad id of the padding token
 * @param maxLength tokens of prompt and answer together at most
 */
public record ModelShape(
    int hidden,
    int layers,
    int heads,
    int kvHeads,
    int intermediate,
    List<Integer> ropeLayers,
    int vocab,
    int eos,
    int pad,
    double normEps,
    double ropeTheta,
    int maxLength) {

  public ModelShape {
    ropeLayers = ropeLayers.stream().sorted().toList();
    require(hidden > 0 && layers > 0 && intermediate > 0 && vocab > 1, "sizes must be positive");
    require(
        heads > 0 && hidden % heads == 0, heads + " heads don't divide a hidden size of " + hidden);
    require(
        kvHeads > 0 && heads % kvHeads == 0,
        kvHeads + " key/value heads don't divide " + heads + " heads");
    for (int i = 0; i < ropeLayers.size(); i++) {
      int layer = ropeLayers.get(i);
      require(
          layer >= 0 && layer < layers,
          "rope layer " + layer + " doesn't exist: there are layers 0 to " + (layers - 1));
      require(i == 0 || ropeLayers.get(i - 1) < layer, "rope layer " + layer + " is named twice");
    }
    require(
        ropeLayers.isEmpty() || (hidden / heads) % 2 == 0,
        "rotary positions need an even head size, not " + hidden / heads);
    require(eos >= 0 && eos < vocab, "end mark " + eos + " is outside the vocabulary");
    require(pad >= 0 && pad < vocab && pad != eos, "padding token " + pad + " doesn't fit");
    require(normEps > 0 && ropeTheta > 0, "norm epsilon and rope theta must be positive");
    require(maxLength > 1, "maximum length " + maxLength);
  }

  /** The shape that the settings describe, for a tokenizer. */
  public static ModelShape of(Settings.Model model, int vocab, int eos, int pad, int maxLength) {
    return new ModelShape(
        model.hiddenSize(),
        model.layers(),
        model.heads(),
        model.keyValueHeads(),
        model.intermediateSize(),
        model.ropeLayers(),
        vocab,
        eos,
        pad,
        1e-5,
        10000,
        maxLength);
  }

  /** Numbers of one head. */
  public int headSize() {
    return hidden / heads;
  }

  /** Numbers of all keys of one token. */
  public int keySize() {
    return kvHeads * headSize();
  }

  /** Trained numbers; the tied head is counted once. */
  public long parameters() {
    return tensors().stream().mapToLong(TensorSpec::count).sum();
  }

  /** The tensors in the order of the script, by their names in Hugging Face files. */
  public List<TensorSpec> tensors() {
    List<TensorSpec> all = new ArrayList<>();
    all.add(new TensorSpec("model.embed_tokens.weight", List.of(vocab, hidden)));
    for (int i = 0; i < layers; i++) {
      String layer = "model.layers." + i + ".";
      all.add(new TensorSpec(layer + "input_layernorm.weight", List.of(hidden)));
      all.add(new TensorSpec(layer + "self_attn.q_proj.weight", List.of(hidden, hidden)));
      all.add(new TensorSpec(layer + "self_attn.k_proj.weight", List.of(keySize(), hidden)));
      all.add(new TensorSpec(layer + "self_attn.v_proj.weight", List.of(keySize(), hidden)));
      all.add(new TensorSpec(layer + "self_attn.o_proj.weight", List.of(hidden, hidden)));
      all.add(new TensorSpec(layer + "post_attention_layernorm.weight", List.of(hidden)));
      all.add(new TensorSpec(layer + "mlp.gate_proj.weight", List.of(intermediate, hidden)));
      all.add(new TensorSpec(layer + "mlp.up_proj.weight", List.of(intermediate, hidden)));
      all.add(new TensorSpec(layer + "mlp.down_proj.weight", List.of(hidden, intermediate)));
    }
    all.add(new TensorSpec("model.norm.weight", List.of(hidden)));
    return List.copyOf(all);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) throw new IllegalArgumentException(otherwise);
  }
}
