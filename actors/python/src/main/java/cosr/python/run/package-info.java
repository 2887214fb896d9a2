/** Runs a tree: names become slots, nodes become closures, and closures are called. */
@NullMarked
package cosr.python.run;

import org.jspecify.annotations.NullMarked;
