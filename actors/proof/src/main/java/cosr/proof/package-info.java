/**
 * Formal proofs in the Metamath language, checked after chapter 4 of the Metamath book (N. Megill,
 * D. A. Wheeler, 2019). A {@link cosr.proof.Database} holds axioms and theorems of which every
 * proof has been checked; a {@link cosr.proof.Goal} is a statement to be proved from them.
 */
@NullMarked
package cosr.proof;

import org.jspecify.annotations.NullMarked;
