/**
 * Models and adapters as Hugging Face's tools keep them on disk: folders of safetensors with JSON
 * beside them, read without loading and written as they came.
 */
@NullMarked
package cosr.student.hub;

import org.jspecify.annotations.NullMarked;
