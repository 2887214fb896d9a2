/** The curriculum state machine: what is done when, and the ledger that says it was. */
@NullMarked
package cosr.supervisor;

import org.jspecify.annotations.NullMarked;
