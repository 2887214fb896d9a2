/**
 * The values that a template computes with: a Java {@code String}, {@code Boolean}, {@code
 * BigInteger} and {@code Double} for Python's str, bool, int and float, and classes of this package
 * for the rest; equality, order, text and hashing are Python's.
 */
@NullMarked
package cosr.templates.value;

import org.jspecify.annotations.NullMarked;
