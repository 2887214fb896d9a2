/** The Student's persistent actor and the one thread that does its tensor work. */
@NullMarked
package cosr.student.actor;

import org.jspecify.annotations.NullMarked;
