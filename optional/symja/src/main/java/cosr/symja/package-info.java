/** Proofs by the computer algebra system Symja, for answers that our arithmetic leaves open. */
@NullMarked
package cosr.symja;

import org.jspecify.annotations.NullMarked;
