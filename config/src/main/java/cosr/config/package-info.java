/**
 * Typed, immutable settings of a run: read strictly from HOCON, with the place of every mistake.
 */
@NullMarked
package cosr.config;

import org.jspecify.annotations.NullMarked;
