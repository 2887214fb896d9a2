/**
 * How facts are kept: streams of chained events, their serialisation, blobs, and reading it all
 * back.
 */
@NullMarked
package cosr.persistence;

import org.jspecify.annotations.NullMarked;
