package cosr.persistence.sql;

import cosr.config.UserError;
import cosr.persistence.Blobs;
import cosr.persistence.Frame;
import cosr.persistence.JournalReader;
import cosr.persistence.JournalRow;
import cosr.persistence.Journaled;
import cosr.persistence.Sealed;
import cosr.persistence.WireCodec;
import cosr.protocol.Role;
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

/**
 * Reads a run's journal on a connection that cannot write, also while another process trains. Read
 * from its beginning, it proves the hash chain of every stream; what is damaged or was edited is
 * refused by its place.
 */
public final class SqlReader implements JournalReader {
  private static final String SELECT =
      "SELECT \"ordering\", \"persistence_id\", \"sequence_number\", \"write_timestamp\","
          + " \"event_ser_manifest\", \"event_payload\" FROM \"event_journal\""
          + " WHERE \"ordering\" > ?%s ORDER BY \"ordering\" LIMIT ?";
  private static final String STREAM =
      "SELECT \"persistence_id\" FROM \"snapshot\" WHERE \"persistence_id\" LIKE ? LIMIT 1";

  /** How SQLStates begin where the connection failed, or the server's operator ended it. */
  private static final List<String> GONE = List.of("08", "57P");

  private final Journal journal;
  private final Blobs blobs;
  private final WireCodec codec = WireCodec.installed();
  private final Connection connection;
  private final ChainProof chains = new ChainProof();
  private final String select;
  private final boolean whole;
  private long read;

  private SqlReader(Journal journal, Blobs blobs, Connection connection, Set<String> skipped) {
    this.whole = skipped.isEmpty();
    String names =
        skipped.stream()
            .sorted()
            .map(n -> " AND \"event_ser_manifest\" NOT LIKE '" + n + ":%'")
            .collect(Collectors.joining());
    this.select = SELECT.formatted(names);
    this.journal = journal;
    this.blobs = blobs;
    this.connection = connection;
  }

  /** Opens the journal; one that cannot be read is refused by name. */
  public static SqlReader open(Journal journal, Blobs blobs) {
    return skim(journal, blobs, Set.of());
  }

  /**
   * Opens the journal for a look: events with these names are passed over, and with them the proof
   * of the chain.
   */
  public static SqlReader skim(Journal journal, Blobs blobs, Set<String> skipped) {
    try {
      return new SqlReader(journal, blobs, journal.connect(), skipped);
    } catch (SQLException e) {
      throw new UserError("the journal " + journal + " cannot be read: " + e.getMessage(), e);
    }
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
      throw unreadable(e, "; restore it from a copy");
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
      throw unreadable(e, "");
    }
  }

  /**
   * @param mend what helps where the journal itself is at fault, and not the way to it
   */
  private UserError unreadable(SQLException e, String mend) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (GONE.stream().anyMatch(state::startsWith))
      return new UserError(
          "the server of the journal %s went away (%s): nothing is lost; once it is back, ./cosr resume RUN goes on"
              .formatted(journal, line),
          e);
    return new UserError("the journal " + journal + " cannot be read: " + line + mend, e);
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
    private final SqlReader reader;
    private final Role role;
    private final long sequence;
    private final Frame frame;
    private @Nullable Object event;

    Once(SqlReader reader, Role role, long sequence, Frame frame) {
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
              .formatted(journal, sequence, role.entity(), e.getMessage()),
          e);
    }
  }

  private void refuse(String place) {
    throw new UserError(
        "the journal " + journal + " was changed: " + place + "; restore it from a copy");
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new UserError("the journal " + journal + " cannot be closed: " + e.getMessage());
    }
  }
}
