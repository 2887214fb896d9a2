/**
 * From the text of a template to its tree: the lexer with Jinja's control of white space, the
 * parser, and the analysis that says to which scope each name belongs.
 */
@NullMarked
package cosr.templates.syntax;

import org.jspecify.annotations.NullMarked;
