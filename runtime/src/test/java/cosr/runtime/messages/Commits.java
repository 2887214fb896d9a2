package cosr.runtime.messages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which events were committed together, read from SQLite's own log: each of its commits ends in a
 * frame that says so (sqlite.org/fileformat2.html, section 4.1). While this is open the log is
 * never begun anew, since a reader still looks at its beginning.
 */
final class Commits implements AutoCloseable {
  private static final int HEADER = 32;
  private static final int FRAME_HEADER = 24;

  private final Path journal;
  private final byte[] beginning;
  private final Connection reader;

  /** Begins to hold the log of a journal that nobody writes to yet. */
  Commits(Path journal) throws IOException, SQLException {
    this.journal = journal;
    reader = DriverManager.getConnection("jdbc:sqlite:" + journal);
    reader.setAutoCommit(false);
    newest(reader);
    beginning = Files.readAllBytes(journal);
  }

  private static long newest(Connection connection) throws SQLException {
    try (Statement s = connection.createStatement();
        ResultSet r = s.executeQuery("SELECT COALESCE(MAX(ordering), 0) FROM event_journal")) {
      return r.next() ? r.getLong(1) : 0;
    }
  }

  /** By commit with events in it: {@code ordering} of the last of them. */
  List<Long> ends(Path scratch) throws IOException, SQLException {
    byte[] log = Files.readAllBytes(journal.resolveSibling(journal.getFileName() + "-wal"));
    ByteBuffer words = ByteBuffer.wrap(log);
    int frame = FRAME_HEADER + words.getInt(8);
    long salts = words.getLong(16);
    List<Long> ends = new ArrayList<>();
    for (int at = HEADER; at + frame <= log.length; at += frame) {
      boolean commit = words.getLong(at + 8) == salts && words.getInt(at + 4) != 0;
      if (!commit) continue;
      long end = newestOf(scratch, Arrays.copyOf(log, at + frame));
      if (end > (ends.isEmpty() ? 0 : ends.get(ends.size() - 1))) ends.add(end);
    }
    return ends;
  }

  /** The journal as it was after a part of its log. */
  private long newestOf(Path scratch, byte[] log) throws IOException, SQLException {
    Path copy = scratch.resolve("then.db");
    Files.write(copy, beginning);
    Files.write(scratch.resolve("then.db-wal"), log);
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
      return newest(c);
    } finally {
      Files.deleteIfExists(scratch.resolve("then.db-wal"));
      Files.deleteIfExists(scratch.resolve("then.db-shm"));
    }
  }

  @Override
  public void close() throws SQLException {
    reader.close();
  }
}
