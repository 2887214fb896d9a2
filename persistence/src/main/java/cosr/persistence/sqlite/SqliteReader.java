package cosr.persistence.sqlite;

import cosr.config.UserError;
import cosr.persistence.Blobs;
import cosr.persistence.JournalReader;
import cosr.persistence.JournalRow;
import cosr.persistence.Sealed;
import cosr.persistence.WireCodec;
import cosr.protocol.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/** Reads a run's journal on a connection that cannot write, also while another process trains. */
public final class SqliteReader implements JournalReader {
  private static final String SELECT =
      "SELECT \"ordering\", \"persistence_id\", \"sequence_number\", \"write_timestamp\","
          + " \"event_ser_manifest\", \"event_payload\" FROM \"event_journal\""
          + " WHERE \"ordering\" > ? ORDER BY \"ordering\" LIMIT ?";

  private final Path file;
  private final Blobs blobs;
  private final WireCodec codec = WireCodec.installed();
  private final Connection connection;

  private SqliteReader(Path file, Blobs blobs, Connection connection) {
    this.file = file;
    this.blobs = blobs;
    this.connection = connection;
  }

  /** Opens the journal; a file that cannot be read is refused by name. */
  public static SqliteReader open(Path file, Blobs blobs) {
    if (!Files.isRegularFile(file)) throw new UserError("there is no journal " + file);
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(10_000);
    try {
      return new SqliteReader(
          file, blobs, config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
    } catch (SQLException e) {
      throw new UserError("the journal " + file + " cannot be read: " + e.getMessage());
    }
  }

  @Override
  public List<JournalRow> after(long ordering, int limit) {
    List<JournalRow> rows = new ArrayList<>();
    try (PreparedStatement s = connection.prepareStatement(SELECT)) {
      s.setLong(1, ordering);
      s.setInt(2, limit);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) row(r).ifPresent(rows::add);
      }
    } catch (SQLException e) {
      throw new UserError("the journal " + file + " cannot be read: " + e.getMessage());
    }
    return rows;
  }

  /** Streams of Pekko itself (sharding) are passed over. */
  private Optional<JournalRow> row(ResultSet r) throws SQLException {
    String id = r.getString(2);
    int bar = id.indexOf('|');
    for (Role role : Role.values()) {
      if (bar == role.entity().length() && id.startsWith(role.entity())) {
        Sealed<Object> sealed = Sealed.open(codec, blobs, r.getString(5), r.getBytes(6));
        return Optional.of(
            new JournalRow(
                r.getLong(1), role, id.substring(bar + 1), r.getLong(3), r.getLong(4), sealed));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new UserError("the journal " + file + " cannot be closed: " + e.getMessage());
    }
  }
}
