/** The checks that run programs of the Student, in the node's sandboxes and nowhere else. */
@NullMarked
package cosr.verifier.isolated;

import org.jspecify.annotations.NullMarked;
