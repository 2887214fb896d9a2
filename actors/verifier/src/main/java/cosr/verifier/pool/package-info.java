/**
 * The worker pool: jobs are pulled by workers, so that a full pool slows the feeder down instead of
 * dropping anything.
 */
@NullMarked
package cosr.verifier.pool;

import org.jspecify.annotations.NullMarked;
