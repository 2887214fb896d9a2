package cosr.protocol;

import java.util.SortedMap;

/**
 * What one batch did to the weights.
 *
 * @param version updates behind the weights after it (lessons and rounds count one each)
 * @param digest SHA-256 over the name-sorted SHA-256s of the tensors, in hex
 * @param metrics by TRL's names: loss, grad_norm, entropy, learning_rate, …
 */
public record Update(int version, double loss, String digest, SortedMap<String, Double> metrics) {}
