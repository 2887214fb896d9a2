/** A node: one member of a cluster that hosts roles and introduces them to each other. */
@NullMarked
package cosr.runtime.node;

import org.jspecify.annotations.NullMarked;
