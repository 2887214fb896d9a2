package cosr.persistence.sql;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import cosr.config.UserError;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A journal in a schema of its own in a PostgreSQL database, which the nodes of a run share. The
 * password is read from the environment when a connection is made; without it the driver looks into
 * {@code ~/.pgpass}. It is never part of any text.
 *
 * @param url {@code jdbc:postgresql://HOST:PORT/DATABASE}, without password
 * @param user role of the database; empty: the user's name, as the driver has it
 * @param schema made by {@link #schemaOf}
 */
public record PostgresJournal(String url, String user, String schema) implements Journal {
  /** Environment variable with the password. */
  public static final String PASSWORD = "COSR_JOURNAL_PASSWORD";

  private static final String SCHEMA_PREFIX = "cosr_";

  /** PostgreSQL cuts longer names without a word. */
  private static final int MOST_BYTES = 63;

  /** The comment on a schema that tells ours from any other. */
  private static final String MARK = "journal of COSR";

  /** A node that hangs in a commit, or waits for one that does, must not hold up the others. */
  private static final String PATIENCE =
      " -c idle_in_transaction_session_timeout=15s -c lock_timeout=30s";

  private static final String DURABLE = "-c synchronous_commit=on" + PATIENCE;
  private static final String READ_ONLY = "-c default_transaction_read_only=on" + PATIENCE;

  private static final String URL = "jdbc:postgresql:";
  private static final Pattern OURS =
      Pattern.compile("[?&](user|password|currentSchema|options|readOnly)=");

  public PostgresJournal {
    if (!url.startsWith(URL))
      throw new UserError(
          "journal.url: '%s' is no address of PostgreSQL: write it as jdbc:postgresql://HOST:PORT/DATABASE"
              .formatted(url));
    if (OURS.matcher(url).find())
      throw new UserError(
          "journal.url: leave user, password, currentSchema, options and readOnly out: the user is journal.user, the password %s in the environment or ~/.pgpass"
              .formatted(PASSWORD));
  }

  /** The journal of a new run with this name. */
  public static PostgresJournal of(String url, String user, String run) {
    return new PostgresJournal(url, user, schemaOf(run));
  }

  static String schemaOf(String run) {
    String schema = SCHEMA_PREFIX + run;
    if (schema.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES)
      throw new UserError(
          "run %s: a run with its journal in PostgreSQL has a name of at most %d characters; choose another with --name"
              .formatted(run, MOST_BYTES - SCHEMA_PREFIX.length()));
    return schema;
  }

  @Override
  public String toString() {
    return schema + " in " + url;
  }

  /** A schema that is there is taken if it is ours and nothing was ever written to it. */
  @Override
  public void create() {
    try (Connection c = open(DURABLE);
        Statement s = c.createStatement()) {
      refuseForgetful(s);
      c.setAutoCommit(false);
      if (mark(s).isEmpty()) {
        s.execute("CREATE SCHEMA " + quoted());
        s.execute("COMMENT ON SCHEMA " + quoted() + " IS '" + MARK + "'");
        for (String sql : Journal.schema("postgresql-schema.sql")) s.execute(sql);
      } else {
        refuseForeign(s);
        if (!empty(s))
          throw new UserError(
              "the journal "
                  + this
                  + " has a run of this name already: choose another with --name");
      }
      c.commit();
    } catch (SQLException e) {
      throw refused("cannot be made", e);
    }
  }

  @Override
  public void remove() {
    try (Connection c = open(DURABLE);
        Statement s = c.createStatement()) {
      c.setAutoCommit(false);
      if (mark(s).equals(MARK) && empty(s)) s.execute("DROP SCHEMA " + quoted() + " CASCADE");
      c.commit();
    } catch (SQLException e) {
      // An empty schema stays behind; a later run of the name takes it.
    }
  }

  @Override
  public void find() {
    try (Connection c = connect();
        Statement s = c.createStatement()) {
      refuseForeign(s);
    } catch (SQLException e) {
      throw refused("cannot be read", e);
    }
  }

  /** Damage is found by the server itself, and by the chain as the events are read. */
  @Override
  public void examine() {
    try (Connection c = connect();
        Statement s = c.createStatement()) {
      refuseForeign(s);
      refuseForgetful(s);
    } catch (SQLException e) {
      throw refused("cannot be read", e);
    }
  }

  @Override
  public void settle() {}

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public Connection connect() throws SQLException {
    return open(READ_ONLY);
  }

  private Connection open(String options) throws SQLException {
    Properties all = new Properties();
    all.putAll(properties(options));
    if (!user.isEmpty()) all.setProperty("user", user);
    String password = password();
    if (!password.isEmpty()) all.setProperty("password", password);
    return DriverManager.getConnection(url, all);
  }

  private static String password() {
    String given = System.getenv(PASSWORD);
    return given == null ? "" : given;
  }

  /** What a server's own defaults must not decide. */
  private Map<String, String> properties(String options) {
    return new TreeMap<>(
        Map.of(
            "currentSchema", quoted(),
            "options", options,
            "ApplicationName", "cosr",
            "connectTimeout", "10",
            "tcpKeepAlive", "true"));
  }

  private String quoted() {
    return '"' + schema.replace("\"", "\"\"") + '"';
  }

  /** The schema's comment; empty where there is no schema. */
  private String mark(Statement s) throws SQLException {
    String name = schema.replace("'", "''");
    try (ResultSet r =
        s.executeQuery(
            "SELECT coalesce(obj_description(oid, 'pg_namespace'), '-') FROM pg_namespace"
                + " WHERE nspname = '"
                + name
                + "'")) {
      return r.next() ? r.getString(1) : "";
    }
  }

  private void refuseForeign(Statement s) throws SQLException {
    String found = mark(s);
    if (found.isEmpty())
      throw new UserError(
          "the journal "
              + this
              + " is missing: without it a run cannot be resumed; restore it, or train anew under another name");
    if (!found.equals(MARK)) throw new UserError("the schema " + this + " is no journal of COSR");
  }

  private void refuseForgetful(Statement s) throws SQLException {
    try (ResultSet r = s.executeQuery("SHOW fsync")) {
      if (!r.next() || !r.getString(1).equals("on"))
        throw new UserError(
            "the server of "
                + url
                + " runs with fsync off and can lose what it acknowledged: set fsync = on in its postgresql.conf");
    }
  }

  private static boolean empty(Statement s) throws SQLException {
    try (ResultSet r = s.executeQuery("SELECT 1 FROM \"event_journal\" LIMIT 1")) {
      return !r.next();
    }
  }

  private UserError refused(String what, SQLException e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
    boolean access = "28P01".equals(e.getSQLState()) || line.contains("no password");
    return new UserError(
        "the journal %s %s: %s%s"
            .formatted(
                this,
                what,
                line,
                access ? " (the password is read from " + PASSWORD + " or ~/.pgpass)" : ""),
        e);
  }

  /** One connection is the writer's, the others read. */
  @Override
  public String pluginSettings() {
    Map<String, Object> db = new TreeMap<>();
    db.put("driver", "org.postgresql.Driver");
    db.put("url", url);
    db.put("numThreads", 2);
    db.put("maxConnections", 3);
    db.put("minConnections", 1);
    db.put("properties", properties(DURABLE));
    if (!user.isEmpty()) db.put("user", user);
    if (!password().isEmpty()) db.put("password", password());
    return ConfigFactory.empty()
            .withValue("slick.db", ConfigValueFactory.fromMap(db))
            .withValue(
                "slick.profile", ConfigValueFactory.fromAnyRef("slick.jdbc.PostgresProfile$"))
            .root()
            .render(ConfigRenderOptions.concise())
            .replaceFirst("^\\{", "")
            .replaceFirst("}$", "")
        + "\n"
        + Journal.plugins("cosr.persistence.sql.PostgresJournalDao");
  }
}
