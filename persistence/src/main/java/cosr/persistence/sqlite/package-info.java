/** The journal of one machine: SQLite through pekko-persistence-jdbc. */
@NullMarked
package cosr.persistence.sqlite;

import org.jspecify.annotations.NullMarked;
