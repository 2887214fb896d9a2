/**
 * The vocabulary that the roles share, and the typed messages between them. No behaviour, no Pekko.
 */
@NullMarked
package cosr.protocol;

import org.jspecify.annotations.NullMarked;
