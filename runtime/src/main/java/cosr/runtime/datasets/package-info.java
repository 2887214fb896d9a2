/**
 * Tasks of a person's own: the rows of a file as task families of a run, and the verb that checks
 * such a file without a model.
 */
@NullMarked
package cosr.runtime.datasets;

import org.jspecify.annotations.NullMarked;
