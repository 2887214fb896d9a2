/**
 * Brings a Student's free answer into the strict form that a check needs, or says why it cannot. It
 * sees the attempt and the form, never the reference, and what it returns is a span of the attempt
 * or a declared normalisation of one.
 */
@NullMarked
package cosr.adapter;

import org.jspecify.annotations.NullMarked;
