/** The measurements of {@code cosr bench}. */
@NullMarked
package cosr.bench;

import org.jspecify.annotations.NullMarked;
