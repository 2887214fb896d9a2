/** The checks that run inside the JVM: total functions with bounded input and a step budget. */
@NullMarked
package cosr.verifier.checks;

import org.jspecify.annotations.NullMarked;
