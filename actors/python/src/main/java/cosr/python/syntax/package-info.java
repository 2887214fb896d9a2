/** From text to a tree: what is not in the subset is refused here, with a code and a line. */
@NullMarked
package cosr.python.syntax;

import org.jspecify.annotations.NullMarked;
