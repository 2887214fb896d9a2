/** Runs in processes of their own that are killed, resumed and held against one that never was. */
@NullMarked
package cosr.runtime.kill;

import org.jspecify.annotations.NullMarked;
