/**
 * {@code cosr bench curriculum}: what the Curator is worth, in tokens that the Student generates
 * until it has learned so much. Also the task families and the check that such a pool needs: those
 * that cannot be learned.
 */
@NullMarked
package cosr.bench.curriculum;

import org.jspecify.annotations.NullMarked;
