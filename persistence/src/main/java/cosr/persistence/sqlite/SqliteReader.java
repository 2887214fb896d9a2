package cosr.persistence.sqlite;

import cosr.config.UserError;
import cosr.persistence.Blobs;
import cosr.persistence.Frame;
import cosr.persistence.JournalReader;
import cosr.persistence.JournalRow;
import cosr.persistence.Journaled;
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
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Reads a run's journal on a connection that cannot write, also while another process trains. Read
 * from its beginning, it proves the hash chain of every stream; what is damaged or was edited is
 * refused by its place.
 */
public final class SqliteReader implements JournalReader {
  private static final String SELECT =
      "SELECT \"ordering\", \"persistence_id\", \"sequence_number\", \"write_timestamp\","
          + " \"event_ser_manifest\", \"event_payload\" FROM \"event_journal\""
          + " WHERE \"ordering\" > ?%s ORDER BY \"ordering\" LIMIT ?";
  private static final String STREAM =
      "SELECT \"persistence_id\" FROM \"snapshot\" WHERE \"persistence_id\" LIKE ? LIMIT 1";

  private final Path file;
  private final Blobs blobs;
  private final WireCodec codec = WireCodec.installed();
  private final Connection connection;
  private final ChainProof chains = new ChainProof();
  private final String select;
  private final boolean whole;
  private long read;

  private SqliteReader(Path file, Blobs blobs, Connection connection, Set<String> skipped) {
    this.whole = skipped.isEmpty();
    String names =
        skipped.stream().sorted().map(n -> "'" + n + "'").collect(Collectors.joining(","));
    this.select =
        SELECT.formatted(
            whole
                ? ""
                : " AND substr(\"event_ser_manifest\", 1, instr(\"event_ser_manifest\", ':') - 1) NOT IN ("
                    + names
                    + ")");
    this.file = file;
    this.blobs = blobs;
    this.connection = connection;
  }

  /** Opens the journal; a file that cannot be read is refused by name. */
  public static SqliteReader open(Path file, Blobs blobs) {
    return skim(file, blobs, Set.of());
  }

  /**
   * Opens the journal for a look: events with these names are passed over, and with them the proof
   * of the chain.
   */
  public static SqliteReader skim(Path file, Blobs blobs, Set<String> skipped) {
    if (!Files.isRegularFile(file)) throw new UserError("there is no journal " + file);
    try {
      return new SqliteReader(file, blobs, connect(file), skipped);
    } catch (SQLException e) {
      throw new UserError("the journal " + file + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * A connection that cannot write. In a folder that cannot be written to, where SQLite cannot make
   * the index of its log, a journal without a log is read as the file that it is.
   */
  static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(10_000);
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    Path folder = file.toAbsolutePath().getParent();
    boolean alone = folder != null && !Files.isWritable(folder) && !Files.exists(log);
    String url = file.toAbsolutePath().toUri().getRawPath();
    return config.createConnection(
        alone
            ? "jdbc:sqlite:file:" + url + "?immutable=1"
            : "jdbc:sqlite:" + file.toAbsolutePath());
  }

  @Override
  public List<JournalRow> after(long ordering, int limit) {
    List<JournalRow> rows = new ArrayList<>();
    try (PreparedStatement s = connection.prepareStatement(select)) {
      s.setLong(1, ordering);
      s.setInt(2, limit);
      try (ResultSet r = s.executeQuery()) {
        while (r.next()) row(r).ifPresent(rows::add);
      }
      if (whole && ordering == read) {
        for (JournalRow row : rows) {
          chains.next(row).ifPresent(this::refuse);
          read = row.ordering();
        }
      }
    } catch (SQLException e) {
      throw new UserError(
          "the journal " + file + " cannot be read: " + e.getMessage() + "; restore it from a copy",
          e);
    }
    return rows;
  }

  /** A role's newest snapshot that is sound; empty where there is none. */
  public Optional<Journaled<Object>> snapshot(Role role) {
    try (PreparedStatement s = connection.prepareStatement(STREAM)) {
      s.setString(1, role.entity() + "|%");
      try (ResultSet r = s.executeQuery()) {
        if (!r.next()) return Optional.empty();
        return SoundSnapshots.newest(connection, r.getString(1))
            .map(SoundSnapshots.Sound::snapshot);
      }
    } catch (SQLException e) {
      throw new UserError("the journal " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Streams of Pekko itself (sharding) are passed over. */
  private Optional<JournalRow> row(ResultSet r) throws SQLException {
    String id = r.getString(2);
    int bar = id.indexOf('|');
    for (Role role : Role.values()) {
      if (bar == role.entity().length() && id.startsWith(role.entity())) {
        return Optional.of(
            new JournalRow(
                r.getLong(1),
                role,
                id.substring(bar + 1),
                r.getLong(3),
                r.getLong(4),
                frame(r),
                new Once(this, role, r.getLong(3), frame(r))));
      }
    }
    return Optional.empty();
  }

  private static Frame frame(ResultSet r) throws SQLException {
    byte[] payload = r.getBytes(6);
    return new Frame(r.getString(5), payload == null ? new byte[0] : payload);
  }

  /** Reads an event when it is first asked for. */
  private static final class Once implements Supplier<Object> {
    private final SqliteReader reader;
    private final Role role;
    private final long sequence;
    private final Frame frame;
    private @Nullable Object event;

    Once(SqliteReader reader, Role role, long sequence, Frame frame) {
      this.reader = reader;
      this.role = role;
      this.sequence = sequence;
      this.frame = frame;
    }

    @Override
    public Object get() {
      Object known = event;
      if (known == null) {
        known = reader.read(role, sequence, frame);
        event = known;
      }
      return known;
    }
  }

  private Object read(Role role, long sequence, Frame frame) {
    try {
      return Sealed.open(codec, blobs, frame.manifest(), frame.bytes()).event();
    } catch (RuntimeException e) {
      throw new UserError(
          "the journal %s cannot be read at event %d of %s (%s): go back to a copy of it, or to the COSR that wrote it"
              .formatted(file, sequence, role.entity(), e.getMessage()),
          e);
    }
  }

  private void refuse(String place) {
    throw new UserError(
        "the journal " + file + " was changed: " + place + "; restore it from a copy");
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
