/** Attempts in a CPU-second of a whole round, beside a plain script. */
@NullMarked
package cosr.bench.round;

import org.jspecify.annotations.NullMarked;
