/** What sampling keeps of a distribution, as a reference for the tensor engine. Pure. */
@NullMarked
package cosr.student.sampling;

import org.jspecify.annotations.NullMarked;
