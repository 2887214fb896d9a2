/**
 * Decides whether two mathematical answers, given as text or LaTeX, are equal. A pure library: no
 * input or output, no clock, no threads, no random numbers. What is equal is in {@code
 * docs/mathematics.md}.
 */
@NullMarked
package cosr.mathematics;

import org.jspecify.annotations.NullMarked;
