/** The verb verify: answers of a person are decided by the worker pool, without a run. */
@NullMarked
package cosr.runtime.verify;

import org.jspecify.annotations.NullMarked;
