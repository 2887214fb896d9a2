package cosr.persistence.sql;

import cosr.persistence.Frame;
import cosr.persistence.Journaled;
import cosr.persistence.WireCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the newest snapshot that can be believed: it is as it was written, and the journal has the
 * event that it names. Any other is passed over with a line in the log, since it is only a cache.
 */
final class SoundSnapshots {
  private static final Logger LOG = LoggerFactory.getLogger(SoundSnapshots.class);
  private static final String SNAPSHOTS =
      "SELECT \"sequence_number\", \"snapshot_ser_manifest\", \"snapshot_payload\", \"created\""
          + " FROM \"snapshot\" WHERE \"persistence_id\" = ? ORDER BY \"sequence_number\" DESC";
  private static final String EVENT =
      "SELECT \"event_ser_manifest\", \"event_payload\" FROM \"event_journal\""
          + " WHERE \"persistence_id\" = ? AND \"sequence_number\" = ?";

  /**
   * @param createdMillis when it was taken, since 1970
   */
  record Sound(Journaled<Object> snapshot, long createdMillis) {}

  private SoundSnapshots() {}

  /** The newest of a stream; empty where none is sound. */
  static Optional<Sound> newest(Connection connection, String stream) throws SQLException {
    try (PreparedStatement s = connection.prepareStatement(SNAPSHOTS)) {
      s.setString(1, stream);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) {
          long sequence = r.getLong(1);
          try {
            Journaled<Object> read =
                Journaled.read(WireCodec.installed(), r.getString(2), r.getBytes(3));
            if (read.sequence() == sequence && isOfTheJournal(connection, stream, read))
              return Optional.of(new Sound(read, r.getLong(4)));
            passOver(stream, sequence, "the journal has another event there");
          } catch (RuntimeException e) {
            passOver(stream, sequence, e.getMessage());
          }
        }
      }
    }
    return Optional.empty();
  }

  private static void passOver(String stream, long sequence, @Nullable String why) {
    LOG.warn("the snapshot of {} after event {} is passed over: {}", stream, sequence, why);
  }

  private static boolean isOfTheJournal(
      Connection connection, String stream, Journaled<Object> snapshot) throws SQLException {
    try (PreparedStatement s = connection.prepareStatement(EVENT)) {
      s.setString(1, stream);
      s.setLong(2, snapshot.sequence());
      try (ResultSet r = s.executeQuery()) {
        return r.next()
            && new Frame(r.getString(1), r.getBytes(2))
                .hash(snapshot.sequence())
                .equals(snapshot.chain());
      }
    }
  }
}
