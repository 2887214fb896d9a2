/** The values of the subset of Python: what they are, how they print, compare, order and hash. */
@NullMarked
package cosr.python.value;

import org.jspecify.annotations.NullMarked;
