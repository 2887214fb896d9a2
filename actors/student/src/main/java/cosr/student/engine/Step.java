package cosr.student.engine;

/**
 * What one update measured, on the weights before it.
 *
 * @param loss as {@link TrainBatch.Loss} defines it
 * @param gradNorm global norm of the gradient before clipping
 * @param entropy mean entropy of the next-token distribution over the completion tokens, in nats
 * @param clipLow share of the completion tokens whose ratio lay below the lower bound while the
 *     advantage was negative, so that they gave no gradient; 0 in another loss
 * @param clipHigh likewise above the upper bound with a positive advantage; in a capped loss, whose
 *     weight was capped
 * @param meanRatio mean of {@code exp(logp - old)} over the completion tokens; 1 in a supervised
 *     loss
 * @param divergence mean of {@code exp(d) - d - 1} with {@code d = reference - logp} over the
 *     completion tokens; without a reference, from the old log-probabilities
 * @param mismatch mean of {@code |logp - old|} over the completion tokens; NaN where a row says no
 *     old log-probabilities
 * @param greatestMismatch greatest of them
 * @param tokens completion tokens
 */
public record Step(
    double loss,
    double gradNorm,
    double entropy,
    double clipLow,
    double clipHigh,
    double meanRatio,
    double divergence,
    double mismatch,
    double greatestMismatch,
    long tokens) {}
