/**
 * What people see of a run: folds over its journal, the same for a live run and for a finished one.
 */
@NullMarked
package cosr.runtime.view;

import org.jspecify.annotations.NullMarked;
