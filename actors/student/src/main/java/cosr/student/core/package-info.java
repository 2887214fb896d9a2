/** What the Student decides and remembers: pure, without the tensor engine and without actors. */
@NullMarked
package cosr.student.core;

import org.jspecify.annotations.NullMarked;
