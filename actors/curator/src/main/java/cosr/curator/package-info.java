/**
 * The Curator's pure core: its model of the Student, the policies that choose cells, and the review
 * of what came back.
 */
@NullMarked
package cosr.curator;

import org.jspecify.annotations.NullMarked;
