/** How prompts become tokens, and tokens answers. */
@NullMarked
package cosr.student.wording;

import org.jspecify.annotations.NullMarked;
