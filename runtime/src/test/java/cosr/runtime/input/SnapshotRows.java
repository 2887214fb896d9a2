package cosr.runtime.input;

import cosr.config.ResolvedSettings;
import cosr.curator.CuratorEvent;
import cosr.persistence.Fold;
import cosr.persistence.JournalReader;
import cosr.persistence.JournalRow;
import cosr.persistence.Journaled;
import cosr.persistence.Sealed;
import cosr.persistence.WireCodec;
import cosr.persistence.WireException;
import cosr.protocol.Role;
import cosr.runtime.node.RunFolder;
import cosr.runtime.node.Tasks;
import cosr.student.core.StudentCore;
import cosr.student.core.StudentEvent;
import cosr.supervisor.SupervisorEvent.RunStarted;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Puts snapshots into the journals of runs that are too short to have taken any. */
final class SnapshotRows {
  private static final String INSERT =
      "INSERT INTO snapshot(persistence_id, sequence_number, created, snapshot_ser_id,"
          + " snapshot_ser_manifest, snapshot_payload, meta_ser_id, meta_ser_manifest, meta_payload)"
          + " VALUES (?, ?, 0, 7411, ?, ?, 0, '', x'')";

  /** Digest, sequence number and chain hash come before the state. */
  private static final int HEADER = 72;

  private SnapshotRows() {}

  record Row(Role role, long sequence, String manifest, byte[] payload) {
    /** With the last bit changed that leaves another state that can be read. */
    Row flipped() {
      WireCodec codec = WireCodec.installed();
      String state = manifest.substring(manifest.indexOf('/') + 1);
      byte[] whole = codec.write(codec.read(state, body(payload)));
      for (int at = payload.length - 1; at >= HEADER; at--) {
        byte[] changed = payload.clone();
        changed[at] ^= 1;
        try {
          if (!Arrays.equals(codec.write(codec.read(state, body(changed))), whole))
            return new Row(role, sequence, manifest, changed);
        } catch (WireException unreadable) {
          continue;
        }
      }
      throw new AssertionError("no bit of " + manifest + " can be changed");
    }

    private static byte[] body(byte[] payload) {
      return Arrays.copyOfRange(payload, HEADER, payload.length);
    }
  }

  /** A sound snapshot of the role after its newest event. */
  static Row of(Path run, Role role) {
    List<JournalRow> rows;
    try (JournalReader reader = new RunFolder(run).reader()) {
      rows = reader.after(0, 10_000);
    }
    var settings =
        ResolvedSettings.parse(
                rows.stream()
                    .map(JournalRow::event)
                    .filter(RunStarted.class::isInstance)
                    .map(e -> ((RunStarted) e).terms().settings())
                    .findFirst()
                    .orElseThrow())
            .settings();
    return switch (role) {
      case STUDENT -> row(new StudentCore(settings), StudentEvent.class, rows);
      case CURATOR -> row(Tasks.curator(settings), CuratorEvent.class, rows);
      case SUPERVISOR, ADAPTER, VERIFIER ->
          throw new IllegalArgumentException("not needed so far: " + role);
    };
  }

  private static <E, S> Row row(Fold<E, S> core, Class<E> type, List<JournalRow> rows) {
    Journaled<S> at = Journaled.initial(core);
    for (JournalRow row : rows)
      if (type.isInstance(row.event()))
        at =
            at.next(
                core,
                new Sealed<>(row.frame().manifest(), row.frame().bytes(), type.cast(row.event())));
    WireCodec codec = WireCodec.installed();
    return new Row(core.role(), at.sequence(), at.manifest(codec), at.write(codec));
  }

  static void put(Path run, Row row) throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + run.resolve("journal.db"));
        PreparedStatement s = c.prepareStatement(INSERT)) {
      s.setString(1, row.role().entity() + "|" + run.getFileName());
      s.setLong(2, row.sequence());
      s.setString(3, row.manifest());
      s.setBytes(4, row.payload());
      s.executeUpdate();
    }
  }
}
