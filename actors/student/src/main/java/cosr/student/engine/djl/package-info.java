/**
 * The tensor engine on DJL and PyTorch; the numbers themselves are in {@code llama.ts.py} and the
 * two scripts beside it.
 */
@NullMarked
package cosr.student.engine.djl;

import org.jspecify.annotations.NullMarked;
