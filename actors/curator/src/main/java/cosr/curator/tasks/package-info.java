/**
 * What the Student can be set: the task families, the catalog of their cells, what is held out for
 * exams, and the warm-up's lessons. Everything follows from a prompt's text alone; no Pekko, no
 * state.
 */
@NullMarked
package cosr.curator.tasks;

import org.jspecify.annotations.NullMarked;
