/**
 * Serving one model over HTTP in the shapes of OpenAI's API: requests are read and refused in
 * {@code AskReader}, queued and answered by the one engine thread of {@code Desk}, and written by
 * {@code Replies}. {@code Api} and {@code Server} are the only classes that know HTTP.
 */
@NullMarked
package cosr.runtime.serve;

import org.jspecify.annotations.NullMarked;
