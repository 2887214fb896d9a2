package cosr.student.core;

/**
 * What the engine generated for one attempt. Nobody writes to the arrays.
 *
 * @param ids tokens, end mark included, padding not
 * @param logProbs by token, natural logarithm; empty where the likeliest token was taken
 * @param finished whether the last id is the end mark
 */
public record Sampled(int[] ids, float[] logProbs, boolean finished) {}
