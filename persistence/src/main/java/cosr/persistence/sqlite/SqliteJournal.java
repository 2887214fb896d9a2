package cosr.persistence.sqlite;

import cosr.config.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The journal file of one run: made at first use, looked over before each use. */
public final class SqliteJournal {
  /** "COSR" in the header of the file tells ours from any other SQLite database. */
  static final int APPLICATION_ID = 0x434F5352;

  private SqliteJournal() {}

  /** Makes the file with its tables; an existing journal is left as it is. */
  public static void create(Path file) {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement s = c.createStatement()) {
      s.execute("PRAGMA journal_mode=WAL");
      s.execute("PRAGMA synchronous=FULL");
      s.execute("PRAGMA application_id=" + APPLICATION_ID);
      for (String sql : schema().split(";", -1)) if (!sql.isBlank()) s.execute(sql);
    } catch (SQLException e) {
      throw new UserError("the journal " + file + " cannot be made: " + e.getMessage());
    }
  }

  /** Refuses a file that is missing, foreign or damaged, by a line that names it. */
  public static void examine(Path file) {
    if (!Files.isRegularFile(file))
      throw new UserError(
          "the journal "
              + file
              + " is missing: without it a run cannot be resumed; put it back, or train anew under another name");
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement s = c.createStatement()) {
      int id = number(s, "PRAGMA application_id");
      if (id != APPLICATION_ID) throw new UserError("the file " + file + " is no journal of COSR");
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

  private static int number(Statement s, String sql) throws SQLException {
    try (ResultSet r = s.executeQuery(sql)) {
      return r.next() ? r.getInt(1) : 0;
    }
  }

  /** Settings of the plugins, as HOCON. */
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
          db { driver = "org.sqlite.JDBC", numThreads = 1, maxConnections = 1, minConnections = 1, url = "%s" }
        }
        jdbc-journal.slick = ${slick}
        jdbc-snapshot-store.slick = ${slick}
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
