/**
 * Runs the tree of a template: statements and expressions, and the operators, methods, filters,
 * tests and functions that a template of Jinja can reach in transformers' sandbox.
 */
@NullMarked
package cosr.templates.runtime;

import org.jspecify.annotations.NullMarked;
