package cosr.protocol;

/**
 * Comes with every reply: where the role's stream stood, and how long its commits took.
 *
 * @param persistMicros time that the journal took for this command, in microseconds; 0 for a repeat
 * @param workMicros time that the role took for this command without it; 0 for a repeat
 */
public record Receipt(Head head, long persistMicros, long workMicros) {}
