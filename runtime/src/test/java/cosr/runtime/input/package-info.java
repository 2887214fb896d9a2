/** Bad input and bad surroundings: each is one line, and loses nothing. */
@NullMarked
package cosr.runtime.input;

import org.jspecify.annotations.NullMarked;
