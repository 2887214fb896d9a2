package cosr.student.model;

import java.util.ArrayList;
import java.util.List;

/** The tensors of one layer: first those that every family has, then those of {@link Parts}. */
public final class LayerTensors {
  private static final String Q_BIAS = "self_attn.q_proj.bias";
  private static final String O_BIAS = "self_attn.o_proj.bias";
  private static final String GATE_BIAS = "mlp.gate_proj.bias";
  private static final String Q_NORM = "self_attn.q_norm.weight";

  private LayerTensors() {}

  static List<TensorSpec> of(ModelShape shape, int layer) {
    String prefix = "model.layers." + layer + ".";
    return inOrder(shape).stream()
        .map(spec -> new TensorSpec(prefix + spec.name(), spec.dims()))
        .toList();
  }

  /** Tensors in each layer. */
  public static int count(ModelShape shape) {
    return inOrder(shape).size();
  }

  /** Place of the first bias of q, k and v in a layer, or 0 where there is none. */
  public static int inputBias(ModelShape shape) {
    return place(shape, Q_BIAS);
  }

  /** Place of the bias of o, or 0. */
  public static int outputBias(ModelShape shape) {
    return place(shape, O_BIAS);
  }

  /** Place of the first bias of gate, up and down, or 0. */
  public static int feedBias(ModelShape shape) {
    return place(shape, GATE_BIAS);
  }

  /** Place of the norm of queries, which that of keys follows, or 0. */
  public static int headNorm(ModelShape shape) {
    return place(shape, Q_NORM);
  }

  private static int place(ModelShape shape, String name) {
    List<String> names = inOrder(shape).stream().map(TensorSpec::name).toList();
    return Math.max(0, names.indexOf(name));
  }

  private static List<TensorSpec> inOrder(ModelShape shape) {
    int hidden = shape.hidden();
    int queries = shape.querySize();
    int keys = shape.keySize();
    int inner = shape.intermediate();
    List<TensorSpec> all = new ArrayList<>();
    add(all, "input_layernorm.weight", hidden);
    add(all, "self_attn.q_proj.weight", queries, hidden);
    add(all, "self_attn.k_proj.weight", keys, hidden);
    add(all, "self_attn.v_proj.weight", keys, hidden);
    add(all, "self_attn.o_proj.weight", hidden, queries);
    add(all, "post_attention_layernorm.weight", hidden);
    add(all, "mlp.gate_proj.weight", inner, hidden);
    add(all, "mlp.up_proj.weight", inner, hidden);
    add(all, "mlp.down_proj.weight", hidden, inner);
    if (shape.parts().inputBias()) {
      add(all, Q_BIAS, queries);
      add(all, "self_attn.k_proj.bias", keys);
      add(all, "self_attn.v_proj.bias", keys);
    }
    if (shape.parts().outputBias()) add(all, O_BIAS, hidden);
    if (shape.parts().feedBias()) {
      add(all, GATE_BIAS, inner);
      add(all, "mlp.up_proj.bias", inner);
      add(all, "mlp.down_proj.bias", hidden);
    }
    if (shape.parts().headNorm()) {
      add(all, Q_NORM, shape.headSize());
      add(all, "self_attn.k_norm.weight", shape.headSize());
    }
    return all;
  }

  private static void add(List<TensorSpec> all, String name, Integer... dims) {
    all.add(new TensorSpec(name, List.of(dims)));
  }
}
