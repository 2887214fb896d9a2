/**
 * An interpreter for a strict subset of Python 3, which is described in docs/python.md: what it
 * does not know it refuses, and what it runs ends as in CPython.
 */
@NullMarked
package cosr.python;

import org.jspecify.annotations.NullMarked;
