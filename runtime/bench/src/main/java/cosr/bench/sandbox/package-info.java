/** {@code cosr bench sandbox} and {@code cosr bench chaos}. */
@NullMarked
package cosr.bench.sandbox;

import org.jspecify.annotations.NullMarked;
