/**
 * How a round's verdicts become an update, one class for each algorithm: its advantages and the
 * loss that is minimised. Pure.
 */
@NullMarked
package cosr.student.algorithm;

import org.jspecify.annotations.NullMarked;
