/** The shape of a model, its tensors and its Hugging Face files. Pure. */
@NullMarked
package cosr.student.model;

import org.jspecify.annotations.NullMarked;
