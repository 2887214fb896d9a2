package cosr.persistence.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.jdbc.PekkoSerialization;
import org.apache.pekko.persistence.jdbc.config.JournalConfig;
import org.apache.pekko.persistence.jdbc.journal.dao.DefaultJournalDao;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.stream.Materializer;
import scala.collection.immutable.Seq;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.concurrent.Promise;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Success;
import scala.util.Try;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;

/**
 * The plugin's own access to the journal, but for writing: a commit is made on the plugin's thread
 * with one statement, where the inherited way goes through a stream, a thread pool and a newly
 * compiled statement. SQLite has one writer anyway, and a round waits for each commit; {@code
 * docs/design/journal.md} has the figures.
 */
public final class DirectJournalDao extends DefaultJournalDao {
  private static final String INSERT =
      "INSERT INTO \"event_journal\" (\"deleted\", \"persistence_id\", \"sequence_number\","
          + " \"writer\", \"write_timestamp\", \"adapter_manifest\", \"event_payload\","
          + " \"event_ser_id\", \"event_ser_manifest\") VALUES (0, ?, ?, ?, ?, ?, ?, ?, ?)";

  private final Serialization serialization;

  /** Called by the plugin, by reflection. */
  public DirectJournalDao(
      JdbcBackend.JdbcDatabaseDef db,
      JdbcProfile profile,
      JournalConfig config,
      Serialization serialization,
      ExecutionContext context,
      Materializer materializer) {
    super(db, profile, config, serialization, context, materializer);
    this.serialization = serialization;
  }

  /** All of these in one commit; a failed future where they could not be written. */
  @Override
  public Future<Seq<Try<BoxedUnit>>> asyncWriteMessages(Seq<AtomicWrite> writes) {
    try {
      List<Try<BoxedUnit>> written = new ArrayList<>();
      try (Connection connection = db().source().createConnection()) {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
          for (AtomicWrite write : CollectionConverters.asJava(writes)) {
            for (PersistentRepr event : CollectionConverters.asJava(write.payload()))
              insert(insert, event);
            written.add(new Success<>(BoxedUnit.UNIT));
          }
        }
        connection.commit();
      }
      return Promise.successful(CollectionConverters.asScala(written).toSeq()).future();
    } catch (SQLException | RuntimeException e) {
      return Promise.<Seq<Try<BoxedUnit>>>failed(e).future();
    }
  }

  private void insert(PreparedStatement insert, PersistentRepr event) throws SQLException {
    PekkoSerialization.PekkoSerialized payload =
        PekkoSerialization.serialize(serialization, event.payload()).get();
    insert.setString(1, event.persistenceId());
    insert.setLong(2, event.sequenceNr());
    insert.setString(3, event.writerUuid());
    insert.setLong(4, event.timestamp());
    insert.setString(5, event.manifest());
    insert.setBytes(6, payload.payload());
    insert.setInt(7, payload.serId());
    insert.setString(8, payload.serManifest());
    insert.executeUpdate();
  }
}
