/** The door to the tensor engine: what the Student asks of it, in plain values. */
@NullMarked
package cosr.student.engine;

import org.jspecify.annotations.NullMarked;
