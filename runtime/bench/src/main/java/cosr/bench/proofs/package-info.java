/** {@code cosr bench proofs}. */
@NullMarked
package cosr.bench.proofs;

import org.jspecify.annotations.NullMarked;
