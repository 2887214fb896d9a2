/** A real PostgreSQL server for tests, and the journal in it. */
@NullMarked
package cosr.runtime.postgres;

import org.jspecify.annotations.NullMarked;
