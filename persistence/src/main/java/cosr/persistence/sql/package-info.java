/**
 * The journal of a run in a database, through pekko-persistence-jdbc: SQLite for one machine,
 * PostgreSQL for several nodes. What differs between the two is in {@link
 * cosr.persistence.sql.SqliteJournal} and {@link cosr.persistence.sql.PostgresJournal} alone.
 */
@NullMarked
package cosr.persistence.sql;

import org.jspecify.annotations.NullMarked;
