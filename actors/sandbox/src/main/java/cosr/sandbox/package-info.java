/**
 * Programs of others, run apart from everything: warm Python interpreters in bubblewrap that give
 * facts, never verdicts. Needs Linux, bubblewrap, util-linux and Python 3.11 or newer.
 */
@NullMarked
package cosr.sandbox;

import org.jspecify.annotations.NullMarked;
