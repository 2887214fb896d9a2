/** Weights on disk: safetensors, digests, and a folder that is either whole or not there. */
@NullMarked
package cosr.student.engine.checkpoint;

import org.jspecify.annotations.NullMarked;
