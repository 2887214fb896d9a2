package cosr.student.model;

import cosr.config.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a decoder of the Llama family: RMSNorm, SwiGLU, grouped-query attention, rotary
 * positions in some layers and none in the others.
 *
 * @param hidden numbers of a hidden state
 * @param kvHeads heads of keys and values; each serves {@code heads / kvHeads} query heads
 * @param headSize numbers of one head
 * @param intermediate numbers inside the SwiGLU block
 * @param vocab tokens, the padding token included
 * @param ends ids that end an answer; none: every answer is as long as it may be
 * @param pad id that fills rows up; what is computed of it is never read
 * @param paddingIndex id whose embedding learns nothing from being read, as in torch's Embedding;
 *     -1: there is none
 * @param maxLength tokens of prompt and answer together at most
 */
public record ModelShape(
    int hidden,
    int layers,
    int heads,
    int kvHeads,
    int headSize,
    int intermediate,
    int vocab,
    List<Integer> ends,
    int pad,
    int paddingIndex,
    double normEps,
    Rotary rotary,
    Parts parts,
    int maxLength) {

  public ModelShape {
    ends = List.copyOf(ends);
    require(hidden > 0 && layers > 0 && intermediate > 0 && vocab > 1, "sizes must be positive");
    require(heads > 0 && headSize > 0, "sizes must be positive");
    require(
        kvHeads > 0 && heads % kvHeads == 0,
        kvHeads + " key/value heads don't divide " + heads + " heads");
    List<Integer> turned = rotary.layers();
    for (int i = 0; i < turned.size(); i++) {
      int layer = turned.get(i);
      require(
          layer >= 0 && layer < layers,
          "rope layer " + layer + " doesn't exist: there are layers 0 to " + (layers - 1));
      require(i == 0 || turned.get(i - 1) < layer, "rope layer " + layer + " is named twice");
    }
    require(
        turned.isEmpty() || headSize % 2 == 0,
        "rotary positions need an even head size, not " + headSize);
    for (int end : ends)
      require(end >= 0 && end < vocab, "end mark " + end + " is outside the vocabulary");
    require(pad >= 0 && pad < vocab, "padding token " + pad + " is outside the vocabulary");
    require(
        paddingIndex >= -1 && paddingIndex < vocab,
        "padding index " + paddingIndex + " is outside the vocabulary");
    require(normEps > 0, "norm epsilon must be positive");
    require(maxLength > 1, "maximum length " + maxLength);
  }

  /**
   * The shape of a built-in Student, whose heads divide the hidden state and whose head is the
   * embedding. Published as SmolLM3, whose layers without positions it shares.
   */
  public ModelShape(
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
    this(
        hidden,
        layers,
        heads,
        kvHeads,
        share(hidden, heads),
        intermediate,
        vocab,
        List.of(eos),
        pad,
        pad,
        normEps,
        new Rotary(ropeTheta, ropeLayers, new Rotary.Scaling.None()),
        Parts.PLAIN,
        maxLength);
  }

  private static int share(int hidden, int heads) {
    require(
        heads > 0 && hidden % heads == 0, heads + " heads don't divide a hidden size of " + hidden);
    return hidden / heads;
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

  /** The end mark; the first, if there are several. */
  public int eos() {
    return ends.getFirst();
  }

  /** Whether a token ends an answer. */
  public boolean ends(int token) {
    return ends.contains(token);
  }

  /** The same, with answers that end nowhere before they must. */
  public ModelShape withoutEnds() {
    return with(List.of(), maxLength);
  }

  /** The same, with answers that end with these tokens. */
  public ModelShape withEnds(List<Integer> others) {
    return with(others, maxLength);
  }

  /** The same for texts of at most so many tokens. */
  public ModelShape withMaxLength(int length) {
    return with(ends, length);
  }

  private ModelShape with(List<Integer> otherEnds, int length) {
    return new ModelShape(
        hidden,
        layers,
        heads,
        kvHeads,
        headSize,
        intermediate,
        vocab,
        otherEnds,
        pad,
        paddingIndex,
        normEps,
        rotary,
        parts,
        length);
  }

  /** Numbers of all queries of one token. */
  public int querySize() {
    return heads * headSize;
  }

  /** Numbers of all keys of one token. */
  public int keySize() {
    return kvHeads * headSize;
  }

  /** Trained numbers; a tied head is counted once. */
  public long parameters() {
    return tensors().stream().mapToLong(TensorSpec::count).sum();
  }

  /**
   * The tensors in the order of the script, by their names in Hugging Face files: the embedding,
   * each layer ({@link LayerTensors}), the last norm, and the head where it is no embedding.
   */
  public List<TensorSpec> tensors() {
    List<TensorSpec> all = new ArrayList<>();
    all.add(new TensorSpec("model.embed_tokens.weight", List.of(vocab, hidden)));
    for (int i = 0; i < layers; i++) all.addAll(LayerTensors.of(this, i));
    all.add(new TensorSpec("model.norm.weight", List.of(hidden)));
    if (!parts.tied()) all.add(new TensorSpec("lm_head.weight", List.of(vocab, hidden)));
    return List.copyOf(all);
  }

  /** The matrices of the layers, [outputs, inputs] each, in the order of the script. */
  public List<TensorSpec> linear() {
    return tensors().stream()
        .filter(spec -> spec.name().endsWith("_proj.weight") && spec.dims().size() == 2)
        .toList();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) throw new IllegalArgumentException(otherwise);
  }
}
