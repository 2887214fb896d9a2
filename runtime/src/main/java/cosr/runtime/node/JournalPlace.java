package cosr.runtime.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import cosr.config.Deployment;
import cosr.config.UserError;
import cosr.persistence.DurableFiles;
import cosr.persistence.sql.Journal;
import cosr.persistence.sql.PostgresJournal;
import cosr.persistence.sql.SqliteJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * Where the journal of a run is: in the database that a file of the run's folder names, or, without
 * that file, in the folder itself. No password is in the file.
 */
final class JournalPlace {
  private static final String FILE =
      """
      # The journal of this run. The password is %s in the environment, or in ~/.pgpass.
      url = %s
      user = %s
      schema = %s
      """;

  private JournalPlace() {}

  static Journal of(RunFolder folder) {
    if (!Files.exists(folder.journalPlace())) return new SqliteJournal(folder.journal());
    try {
      Config file = ConfigFactory.parseFile(folder.journalPlace().toFile());
      return new PostgresJournal(
          file.getString("url"), file.getString("user"), file.getString("schema"));
    } catch (ConfigException e) {
      throw new UserError(
          "the file " + folder.journalPlace() + " is damaged: it must name url, user and schema",
          e);
    }
  }

  /** Notes down where the journal of a new run is to be, and returns it; it isn't made yet. */
  static Journal choose(RunFolder folder, Deployment.Journal asked) throws IOException {
    if (asked.url().isEmpty()) return new SqliteJournal(folder.journal());
    PostgresJournal journal = PostgresJournal.of(asked.url(), asked.user(), folder.name());
    String text =
        FILE.formatted(
            PostgresJournal.PASSWORD,
            ConfigUtil.quoteString(journal.url()),
            ConfigUtil.quoteString(journal.user()),
            ConfigUtil.quoteString(journal.schema()));
    DurableFiles.write(folder.journalPlace(), text.getBytes(StandardCharsets.UTF_8));
    return journal;
  }
}
