/** Tokens in a CPU-second of training and of sampling, beside a plain script. */
@NullMarked
package cosr.bench.student;

import org.jspecify.annotations.NullMarked;
