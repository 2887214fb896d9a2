package cosr.student.engine.djl;

import cosr.student.model.ModelPlan;

/**
 * How much memory learning takes. The numbers are the same, but for the order in which pieces of a
 * head's gradient are added.
 *
 * @param logits that are held at once, from those of one state on
 * @param layerwise whether adapters learn layer by layer, from what went into it: what a layer
 *     computes is then not kept
 */
public record Room(int logits, boolean layerwise) {
  /** 64 MiB of float32. */
  private static final int LOGITS = 1 << 24;

  /** Numbers of a model from which on a layer of it is computed twice rather than kept. */
  private static final long LARGE = 1L << 26;

  /** Where memory is no matter. */
  static final Room PLENTY = new Room(LOGITS, false);

  /** What an engine of its own accord takes. */
  public static Room of(ModelPlan plan) {
    return new Room(LOGITS, plan.adapted() && plan.shape().parameters() >= LARGE);
  }
}
