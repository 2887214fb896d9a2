package cosr.runtime.screen;

/**
 * One exam.
 *
 * @param round rounds closed before it; 0: after the warm-up
 * @param heldOut mean over the cells, guess-corrected, from 0 to 1
 * @param prompts that were answered
 */
public record ExamLine(int round, double heldOut, int prompts) {}
