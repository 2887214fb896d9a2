package cosr.persistence.sql;

import com.typesafe.config.ConfigUtil;
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
import org.sqlite.SQLiteConfig;

/** A journal in a file of its own, for one machine: made at first use, looked over before each. */
public record SqliteJournal(Path file) implements Journal {
  /** "COSR" in the header of the file tells ours from any other SQLite database. */
  static final int APPLICATION_ID = 0x434F5352;

  private static final int HEADER = 100;
  private static final int APPLICATION_ID_AT = 68;

  @Override
  public String toString() {
    return file.toString();
  }

  /** A journal that is there is left as it is. */
  @Override
  public void create() {
    if (Files.exists(file)) return;
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.deleteIfExists(unfinished);
      try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + unfinished);
          Statement s = c.createStatement()) {
        s.execute("PRAGMA journal_mode=WAL");
        s.execute("PRAGMA synchronous=FULL");
        s.execute("PRAGMA application_id=" + APPLICATION_ID);
        for (String sql : Journal.schema("sqlite-schema.sql")) s.execute(sql);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) DurableFiles.syncFolder(folder);
    } catch (SQLException | IOException e) {
      throw new UserError("the journal " + file + " cannot be made: " + e.getMessage(), e);
    }
  }

  /** The file goes with the run's folder. */
  @Override
  public void remove() {}

  @Override
  public void find() {
    if (!Files.isRegularFile(file))
      throw new UserError("the journal " + file + " is missing; put it back");
  }

  /** Whether the file begins as a journal of COSR does; reads its first bytes and nothing else. */
  public boolean recognised() {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] header = in.readNBytes(HEADER);
      return header.length == HEADER
          && new String(header, 0, 15, StandardCharsets.US_ASCII).equals("SQLite format 3")
          && ByteBuffer.wrap(header).getInt(APPLICATION_ID_AT) == APPLICATION_ID;
    } catch (IOException e) {
      throw new UserError("the journal " + file + " cannot be read: " + e, e);
    }
  }

  /** Brings the log of commits into the file itself once nobody else has it open. */
  @Override
  public void settle() {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement s = c.createStatement()) {
      s.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException e) {
      // The log stays beside the file and is read with it.
    }
  }

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public void examine() {
    if (!Files.isRegularFile(file))
      throw new UserError(
          "the journal "
              + file
              + " is missing: without it a run cannot be resumed; put it back, or train anew under another name");
    if (!recognised()) throw new UserError("the file " + file + " is no journal of COSR");
    try (Connection c = connect();
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

  /**
   * In a folder that cannot be written to, where SQLite cannot make the index of its log, a journal
   * without a log is read as the file that it is.
   */
  @Override
  public Connection connect() throws SQLException {
    if (!Files.isRegularFile(file)) throw new UserError("there is no journal " + file);
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

  /** One connection is the writer's, the other reads. */
  @Override
  public String pluginSettings() {
    String url =
        "jdbc:sqlite:"
            + file.toAbsolutePath()
            + "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000";
    return """
        slick {
          profile = "slick.jdbc.SQLiteProfile$"
          db { driver = "org.sqlite.JDBC", numThreads = 1, maxConnections = 2, minConnections = 1, url = %s }
        }
        """
            .formatted(ConfigUtil.quoteString(url))
        + Journal.plugins("cosr.persistence.sql.DirectJournalDao");
  }
}
