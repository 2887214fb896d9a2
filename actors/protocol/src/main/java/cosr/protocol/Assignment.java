package cosr.protocol;

/**
 * A task chosen for the Student, and why.
 *
 * @param reason code such as {@code frontier}, {@code progress}, {@code replay}, {@code probe}
 * @param belief pass rate that the Curator expected, guess-corrected, from 0 to 1
 * @param probability with which the policy drew this cell
 */
public record Assignment(Task task, String reason, double belief, double probability) {}
