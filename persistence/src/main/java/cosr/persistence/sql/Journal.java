package cosr.persistence.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * Where the journal of one run is. Its text names it for people. What cannot be used is a {@link
 * cosr.config.UserError} that names it and the mend.
 */
public sealed interface Journal permits SqliteJournal, PostgresJournal {
  /** Makes the tables, whole or not at all. */
  void create();

  /** Takes the journal away again, where nothing was ever written to it. */
  void remove();

  /** Refuses a journal that isn't there, by looks alone. */
  void find();

  /** Refuses a journal that is missing, foreign or damaged. */
  void examine();

  /** Leaves the journal in order after the last commit; fails silently. */
  void settle();

  /** Whether several nodes may write to it. */
  boolean shared();

  /** A connection that cannot write. */
  Connection connect() throws SQLException;

  /** Settings of the persistence plugins, as HOCON. */
  String pluginSettings();

  /** The statements of a schema on the class path. */
  static List<String> schema(String name) {
    try (InputStream in = Journal.class.getResourceAsStream("/cosr/persistence/" + name)) {
      if (in == null) throw new IllegalStateException("the schema is not on the class path");
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split(";", -1)).filter(sql -> !sql.isBlank()).toList();
    } catch (IOException e) {
      throw new IllegalStateException("the schema cannot be read", e);
    }
  }

  /** What the plugins are told of either database; {@code slick} names it. */
  static String plugins(String journalDao) {
    return """
        pekko.persistence.journal.plugin = "jdbc-journal"
        pekko.persistence.snapshot-store.plugin = "jdbc-snapshot-store"
        jdbc-journal.slick = ${slick}
        jdbc-journal.dao = "%s"
        jdbc-snapshot-store.slick = ${slick}
        jdbc-snapshot-store.dao = "cosr.persistence.sql.SoundSnapshotDao"
        jdbc-snapshot-store.snapshot-is-optional = true
        jdbc-read-journal.slick = ${slick}
        """
        .formatted(journalDao);
  }
}
