/** Text to token ids and back. */
@NullMarked
package cosr.student.tokenizer;

import org.jspecify.annotations.NullMarked;
