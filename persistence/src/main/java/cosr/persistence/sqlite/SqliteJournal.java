package cosr.persistence.sqlite;

import cosr.config.UserError;
import cosr.persistence.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The journal file of one run: made at first use, looked over before each use. */
public final class SqliteJournal {
  /** "COSR" in the header of the file tells ours from any other SQLite database. */
  static final int APPLICATION_ID = 0x434F5352;

  private static final int HEADER = 100;
  private static final int APPLICATION_ID_AT = 68;

  private SqliteJournal() {}

  /**
   * Makes the file with its tables, whole or not at all; a journal that is there is left as it is.
   */
  public static void create(Path file) {
    if (Files.exists(file)) return;
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.deleteIfExists(unfinished);
      try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + unfinished);
          Statement s = c.createStatement()) {
        s.execute("PRAGMA journal_mode=WAL");
        s.execute("PRAGMA synchronous=FULL");
        s.execute("PRAGMA application_id=" + APPLICATION_ID);
        for (String sql : schema().split(";", -1)) if (!sql.isBlank()) s.execute(sql);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) DurableFiles.syncFolder(folder);
    } catch (SQLException | IOException e) {
      throw new UserError("the journal " + file + " cannot be made: " + e.getMessage(), e);
    }
  }

  /** Whether the file begins as a journal of COSR does; reads its first bytes and nothing else. */
  public static boolean recognises(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] header = in.readNBytes(HEADER);
      return header.length == HEADER
          && new String(header, 0, 15, StandardCharsets.US_ASCII).equals("SQLite format 3")
          && ByteBuffer.wrap(header).getInt(APPLICATION_ID_AT) == APPLICATION_ID;
    } catch (IOException e) {
      throw new UserError("the journal " + file + " cannot be read: " + e, e);
    }
  }

  /**
   * Brings the log of commits into the file itself once nobody else has it open; fails silently.
   */
  public static void settle(Path file) {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement s = c.createStatement()) {
      s.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      // The log stays beside the file and is read with it.
    }
  }

  /** Refuses a file that is missing, foreign or damaged, by a line that names it. */
  public static void examine(Path file) {
    if (!Files.isRegularFile(file))
      throw new UserError(
          "the journal "
              + file
              + " is missing: without it a run cannot be resumed; put it back, or train anew under another name");
    if (!recognises(file)) throw new UserError("the file " + file + " is no journal of COSR");
    try (Connection c = SqliteReader.connect(file);
        Statement s = c.createStatement()) {
      try (ResultSet r = s.executeQuery("PRAGMA quick_check(1)")) {
        String found = r.next() ? r.getString(1).replaceAll("\\s*\\R\\s*", " ") : "nothing";
        if (!found.equals("ok"))
          throw new UserError(
              "the journal " + file + " is damaged (" + found + "); restore it from a copy");
      }
    } catch (SQLException e) {
      throw new UserError(
          "the journal "
              + file
              + " is damaged or no journal ("
              + e.getMessage()
              + "); restore it from a copy");
    }
  }

  /** Settings of the plugins, as HOCON; one connection is the writer's, the other reads. */
  public static String pluginSettings(Path file) {
    String url =
        "jdbc:sqlite:"
            + file.toAbsolutePath()
            + "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000";
    return """
        pekko.persistence.journal.plugin = "jdbc-journal"
        pekko.persistence.snapshot-store.plugin = "jdbc-snapshot-store"
        slick {
          profile = "slick.jdbc.SQLiteProfile$"
          db { driver = "org.sqlite.JDBC", numThreads = 1, maxConnections = 2, minConnections = 1, url = "%s" }
        }
        jdbc-journal.slick = ${slick}
        jdbc-journal.dao = "cosr.persistence.sqlite.DirectJournalDao"
        jdbc-snapshot-store.slick = ${slick}
        jdbc-snapshot-store.dao = "cosr.persistence.sqlite.SoundSnapshotDao"
        jdbc-snapshot-store.snapshot-is-optional = true
        jdbc-read-journal.slick = ${slick}
        """
        .formatted(url.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  private static String schema() {
    try (InputStream in =
        SqliteJournal.class.getResourceAsStream("/cosr/persistence/sqlite-schema.sql")) {
      if (in == null) throw new IllegalStateException("the schema is not on the class path");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the schema cannot be read", e);
    }
  }
}
