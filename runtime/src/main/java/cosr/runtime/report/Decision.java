package cosr.runtime.report;

/**
 * What the Curator decided of a cell, where it was more than to go on.
 *
 * @param round counted from 1; 0: after the probes
 * @param family of the cell that the decision is about
 * @param level of the cell that opens, closes, is helped or set aside
 * @param kind as the journal names it: {@code harder}, {@code easier}, {@code remediate}, {@code
 *     set-aside}
 * @param what in words
 * @param why in words
 */
record Decision(int round, String family, int level, String kind, String what, String why) {}
