/**
 * Decides answers and remembers what was decided. No Pekko here: the worker pool is in {@code
 * cosr.verifier.pool}.
 */
@NullMarked
package cosr.verifier;

import org.jspecify.annotations.NullMarked;
