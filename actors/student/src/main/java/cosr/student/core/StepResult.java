package cosr.student.core;

/**
 * What the engine says of one step of the optimizer; means are over the completions' tokens.
 *
 * @param gradNorm global L2 norm of the gradient before clipping
 * @param entropy mean entropy of the next token, in nats
 * @param clipLow share of tokens whose ratio was clipped from below; 0 in a supervised step
 * @param clipHigh share of tokens whose ratio was clipped from above; 0 in a supervised step
 */
public record StepResult(
    double loss, double gradNorm, double entropy, double clipLow, double clipHigh) {}
