package cosr.student.core;

/**
 * What the engine generated for one attempt. Nobody writes to the arrays.
 *
 * @param ids tokens up to the one that ended it, that included, padding not
 * @param logProbs by token, natural logarithm; empty where the likeliest token was taken
 * @param finished whether the Student ended it: by an end mark, or a text that ends an answer
 */
public record Sampled(int[] ids, float[] logProbs, boolean finished) {}
