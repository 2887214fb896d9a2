/**
 * The report of a run: one page for people and event files for TensorBoard, both projections of the
 * journal.
 */
@NullMarked
package cosr.runtime.report;

import org.jspecify.annotations.NullMarked;
