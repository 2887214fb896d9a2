/** Folders to begin from: a check of one's own. */
@NullMarked
package cosr.runtime.scaffold;

import org.jspecify.annotations.NullMarked;
