/**
 * Files of tasks as their owners have them: JSON lines and parquet in the common shapes, read into
 * prompts with their checks and reference answers. The rows are data: nothing in them is evaluated.
 */
@NullMarked
package cosr.datasets;

import org.jspecify.annotations.NullMarked;
