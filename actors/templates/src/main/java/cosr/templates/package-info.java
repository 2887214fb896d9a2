/**
 * Chat templates of Hugging Face models, rendered as transformers renders them: docs/templates.md.
 */
@NullMarked
package cosr.templates;

import org.jspecify.annotations.NullMarked;
