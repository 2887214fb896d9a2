/** {@code cosr bench memory}. */
@NullMarked
package cosr.bench.memory;

import org.jspecify.annotations.NullMarked;
