package cosr.runtime.screen;

/**
 * One exam.
 *
 * @param step updates behind the weights
 * @param heldOut mean over the cells, guess-corrected, from 0 to 1
 * @param prompts that were answered
 */
public record ExamLine(int step, double heldOut, int prompts) {}
