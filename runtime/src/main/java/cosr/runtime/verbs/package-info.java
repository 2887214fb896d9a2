/** What the verbs do that read or drive a run. */
@NullMarked
package cosr.runtime.verbs;

import org.jspecify.annotations.NullMarked;
