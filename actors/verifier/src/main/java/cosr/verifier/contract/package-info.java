/** What a check of one's own has to keep, as a test to extend. */
@NullMarked
package cosr.verifier.contract;

import org.jspecify.annotations.NullMarked;
