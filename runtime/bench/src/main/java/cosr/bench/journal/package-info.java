/** {@code cosr bench journal}. */
@NullMarked
package cosr.bench.journal;

import org.jspecify.annotations.NullMarked;
