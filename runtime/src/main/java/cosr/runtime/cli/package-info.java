/**
 * The command line: verbs, their options, and what needs neither node nor engine. Nothing here is
 * loaded for a verb that does not use it, so that such a verb answers at once.
 */
@NullMarked
package cosr.runtime.cli;

import org.jspecify.annotations.NullMarked;
