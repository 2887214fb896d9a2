/** {@code cosr bench gpu}: whether a device gives the right numbers, and how fast. */
@NullMarked
package cosr.bench.gpu;

import org.jspecify.annotations.NullMarked;
