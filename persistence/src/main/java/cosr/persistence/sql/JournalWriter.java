package cosr.persistence.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.jdbc.PekkoSerialization;
import org.apache.pekko.serialization.Serialization;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Writes events by one statement on one connection, both kept from commit to commit; after a
 * failure they are made anew. Not safe for many threads.
 */
final class JournalWriter {
  private static final String INSERT =
      "INSERT INTO \"event_journal\" (\"deleted\", \"persistence_id\", \"sequence_number\","
          + " \"writer\", \"write_timestamp\", \"adapter_manifest\", \"event_payload\","
          + " \"event_ser_id\", \"event_ser_manifest\") VALUES (FALSE, ?, ?, ?, ?, ?, ?, ?, ?)";

  /** Where connections come from. */
  interface Source {
    Connection connect() throws SQLException;
  }

  private record Open(
      Connection connection, @Nullable PreparedStatement first, PreparedStatement insert) {}

  private final Source source;
  private final String first;
  private final Serialization serialization;
  private @Nullable Open open;

  /**
   * @param first a statement at the beginning of each commit; may be empty
   */
  JournalWriter(Source source, String first, Serialization serialization) {
    this.source = source;
    this.first = first;
    this.serialization = serialization;
  }

  /** All of these in one commit, or none. */
  void commit(List<AtomicWrite> writes) throws SQLException {
    Open to = open();
    try {
      if (to.first() != null) to.first().execute();
      for (AtomicWrite write : writes)
        for (PersistentRepr event : CollectionConverters.asJava(write.payload()))
          insert(to.insert(), event);
      to.connection().commit();
    } catch (Throwable e) { // a serializer's checked exception comes undeclared
      open = null;
      close(to.connection(), e);
      throw e;
    }
  }

  /** What was begun is taken back. */
  private static void close(Connection connection, Throwable why) {
    try (connection) {
      connection.rollback();
    } catch (SQLException again) {
      why.addSuppressed(again);
    }
  }

  private Open open() throws SQLException {
    if (open == null) {
      Connection connection = source.connect();
      try {
        connection.setAutoCommit(false);
        open =
            new Open(
                connection,
                first.isEmpty() ? null : connection.prepareStatement(first),
                connection.prepareStatement(INSERT));
      } catch (SQLException e) {
        close(connection, e);
        throw e;
      }
    }
    return open;
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
