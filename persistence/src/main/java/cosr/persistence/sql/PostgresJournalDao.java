package cosr.persistence.sql;

import org.apache.pekko.persistence.jdbc.config.JournalConfig;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.stream.Materializer;
import scala.concurrent.ExecutionContext;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;

/**
 * {@link DirectJournalDao} for a journal that several nodes write to: each commit has the journal
 * for itself from its first event on, so that the numbers of the events rise in the order of the
 * commits, and whoever follows the journal misses none. Safe for many threads.
 */
public final class PostgresJournalDao extends DirectJournalDao {
  /** Held until the commit is visible to everyone; of this run's journal alone. */
  static final String ALONE =
      "SELECT pg_advisory_xact_lock('\"event_journal\"'::regclass::oid::bigint)";

  /** Called by the plugin, by reflection. */
  public PostgresJournalDao(
      JdbcBackend.JdbcDatabaseDef db,
      JdbcProfile profile,
      JournalConfig config,
      Serialization serialization,
      ExecutionContext context,
      Materializer materializer) {
    super(db, profile, config, serialization, context, materializer, ALONE);
  }
}
