/**
 * What people see of a run, as text: pure functions from plain records to lines. Nothing here reads
 * a clock, a journal or the size of the terminal.
 */
@NullMarked
package cosr.runtime.screen;

import org.jspecify.annotations.NullMarked;
