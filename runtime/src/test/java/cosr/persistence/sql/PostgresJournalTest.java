package cosr.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import cosr.config.UserError;
import cosr.persistence.Blobs;
import cosr.persistence.JournalRow;
import cosr.protocol.Role;
import cosr.runtime.postgres.Postgres;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr$;
import org.apache.pekko.serialization.SerializationExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PostgresJournalTest {
  private static final int COMMITS = 300;

  /** One each: two nodes do not wait for each other's thread. */
  private static final Executor THREADS = task -> new Thread(task, "node").start();

  private static Postgres server;
  private static ActorTestKit kit;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    server = Postgres.start();
    kit =
        ActorTestKit.create(
            "postgres",
            ConfigFactory.parseString("pekko.loglevel = OFF").withFallback(ConfigFactory.load()));
  }

  @AfterAll
  static void stop() {
    if (kit != null) kit.shutdownTestKit();
    if (server != null) server.close();
  }

  private static PostgresJournal journal(String run) {
    return PostgresJournal.of(server.url(), Postgres.USER, run);
  }

  private static void refused(Runnable look, String... parts) {
    assertThatThrownBy(look::run)
        .isInstanceOf(UserError.class)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  private static JournalWriter writer(String run) {
    return writer(() -> in(run), PostgresJournalDao.ALONE);
  }

  private static JournalWriter writer(JournalWriter.Source source, String first) {
    return new JournalWriter(source, first, SerializationExtension.get(kit.system()));
  }

  private static CompletableFuture<Void> commit(JournalWriter writer, List<AtomicWrite> writes) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            writer.commit(writes);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        },
        THREADS);
  }

  private static Connection in(String run) throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            server.url() + "?currentSchema=%22cosr_" + run + "%22",
            Postgres.USER,
            Postgres.PASSWORD);
    connection.setAutoCommit(false);
    return connection;
  }

  private static List<AtomicWrite> write(String stream, long from, int count) {
    List<AtomicWrite> writes = new ArrayList<>();
    for (long i = from; i < from + count; i++)
      writes.add(
          AtomicWrite.apply(
              PersistentRepr$.MODULE$.apply(
                  "event " + i, i, stream, "", false, ActorRef.noSender(), "writer")));
    return writes;
  }

  private static void sql(String statement) throws SQLException {
    try (Connection c = server.connect();
        Statement s = c.createStatement()) {
      s.execute(statement);
    }
  }

  @Test
  void whoeverFollowsAJournalThatTwoNodesWriteToMissesNoEvent() throws Exception {
    journal("two-writers").create();
    List<CompletableFuture<Void>> nodes = new ArrayList<>();
    for (String stream : List.of("Student|r", "Adapter|r"))
      nodes.add(
          CompletableFuture.runAsync(
              () -> {
                JournalWriter writer = writer("two-writers");
                try {
                  for (int i = 0; i < COMMITS; i++) writer.commit(write(stream, 1 + 3L * i, 3));
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              },
              THREADS));
    CompletableFuture<Void> all = CompletableFuture.allOf(nodes.toArray(CompletableFuture[]::new));
    List<String> seen = new ArrayList<>();
    try (SqlReader reader =
        SqlReader.skim(
            journal("two-writers"), new Blobs(folder.resolve("blobs")), Set.of("nothing"))) {
      long ordering = 0;
      while (true) {
        boolean last = all.isDone();
        List<JournalRow> rows = reader.after(ordering, 100);
        if (rows.isEmpty() && last) break;
        for (JournalRow row : rows) {
          assertThat(row.ordering()).isGreaterThan(ordering);
          ordering = row.ordering();
          seen.add(row.role() + " " + row.sequence());
        }
      }
    }
    all.join();
    assertThat(seen).doesNotHaveDuplicates().hasSize(2 * 3 * COMMITS);
  }

  @Test
  void aCommitWaitsForTheOneBeforeItSinceItsEventsWouldBeSeenFirstOtherwise() throws Exception {
    assertThat(overtakes("waiting", PostgresJournalDao.ALONE)).isFalse();
    assertThat(overtakes("overtaking", "")).as("without the lock").isTrue();
  }

  /** Whether a second node's commit is seen while that of the first, begun before it, is not. */
  private boolean overtakes(String run, String first) throws Exception {
    journal(run).create();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch allowed = new CountDownLatch(1);
    JournalWriter slow = writer(() -> held(in(run), begun, allowed), first);
    CompletableFuture<Void> one = commit(slow, write("Student|r", 1, 1));
    begun.await();
    CompletableFuture<Void> two = commit(writer(() -> in(run), first), write("Adapter|r", 1, 1));
    while (!two.isDone() && !someoneWaits()) Thread.sleep(10);
    boolean overtook;
    try (SqlReader reader = SqlReader.skim(journal(run), new Blobs(folder), Set.of("no"))) {
      overtook = !reader.after(0, 10).isEmpty();
      allowed.countDown();
      one.join();
      two.join();
      assertThat(reader.after(0, 10))
          .extracting(JournalRow::role)
          .containsExactly(Role.STUDENT, Role.ADAPTER);
    }
    return overtook;
  }

  /** A connection whose commits wait. */
  private static Connection held(Connection to, CountDownLatch begun, CountDownLatch allowed) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commit")) {
                begun.countDown();
                allowed.await();
              }
              return method.invoke(to, arguments);
            });
  }

  private static boolean someoneWaits() throws SQLException {
    try (Connection c = server.connect();
        Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted LIMIT 1")) {
      return r.next();
    }
  }

  @Test
  void aCommitThatFailsLeavesNothingOfItselfBehindAndTheNextOneHolds() throws Exception {
    journal("failing").create();
    JournalWriter writer = writer("failing");
    writer.commit(write("Student|r", 1, 2));
    List<AtomicWrite> twice = new ArrayList<>(write("Adapter|r", 1, 1));
    twice.addAll(write("Student|r", 2, 1));
    assertThatThrownBy(() -> writer.commit(twice)).isInstanceOf(SQLException.class);
    writer.commit(write("Adapter|r", 1, 1));
    assertThat(LedgerGlance.of(journal("failing"), new Blobs(folder)).events()).isEmpty();
    try (SqlReader reader = SqlReader.skim(journal("failing"), new Blobs(folder), Set.of("no"))) {
      assertThat(reader.after(0, 10)).extracting(JournalRow::sequence).containsExactly(1L, 2L, 1L);
    }
  }

  @Test
  void aConnectionOfAReaderCannotWrite() throws Exception {
    journal("read-only").create();
    try (Connection c = journal("read-only").connect();
        Statement s = c.createStatement()) {
      assertThatThrownBy(() -> s.execute("DELETE FROM event_journal"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("read-only");
    }
  }

  @Test
  void aConnectionThatHangsIsGivenUpByTheServer() throws Exception {
    journal("patience").create();
    try (Connection c = journal("patience").connect()) {
      assertThat(shown(c, "idle_in_transaction_session_timeout")).isEqualTo("15s");
      assertThat(shown(c, "lock_timeout")).isEqualTo("30s");
    }
    String options =
        ConfigFactory.parseString(journal("patience").pluginSettings())
            .getString("slick.db.properties.options");
    assertThat(options)
        .contains("synchronous_commit=on", "idle_in_transaction_session_timeout=15s")
        .contains("lock_timeout=30s");
  }

  private static String shown(Connection c, String parameter) throws SQLException {
    try (Statement s = c.createStatement();
        ResultSet r = s.executeQuery("SHOW " + parameter)) {
      assertThat(r.next()).isTrue();
      return r.getString(1);
    }
  }

  @Test
  void whereTheServerWentAwayNothingIsToBeRestoredAndTheRunGoesOn() throws Exception {
    journal("gone").create();
    for (int look = 0; look < 2; look++)
      try (SqlReader reader = SqlReader.open(journal("gone"), new Blobs(folder))) {
        if (look == 1) assertThat(reader.after(0, 10)).isEmpty();
        sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE application_name = 'cosr'");
        assertThatThrownBy(() -> reader.after(0, 10))
            .isInstanceOf(UserError.class)
            .hasMessageStartingWith("the server of the journal cosr_gone in " + server.url())
            .hasMessageContainingAll("went away", "./cosr resume RUN goes on")
            .hasMessageNotContaining("restore");
      }
  }

  @Test
  void aNameIsTakenAgainOnlyWhereNothingWasWrittenUnderIt() throws Exception {
    PostgresJournal journal = journal("again");
    refused(journal::find, "cosr_again in jdbc:postgresql:", "is missing");
    journal.create();
    journal.create();
    journal.examine();
    journal.remove();
    refused(journal::examine, "is missing");
    journal.create();
    writer("again").commit(write("Student|r", 1, 1));
    refused(journal::create, "has a run of this name already", "--name");
    journal.remove();
    journal.find();
    assertThat(journal).hasToString("cosr_again in " + server.url());
  }

  @Test
  void aSchemaOfAnotherProgramIsRefusedAndLeftAsItIs() throws Exception {
    sql("CREATE SCHEMA cosr_foreign");
    PostgresJournal journal = journal("foreign");
    refused(journal::create, "cosr_foreign", "is no journal of COSR");
    refused(journal::examine, "is no journal of COSR");
    journal.remove();
    refused(journal::find, "is no journal of COSR");
  }

  @Test
  void aServerThatCanLoseWhatItAcknowledgedIsRefused() throws Exception {
    journal("forgetful").create();
    sql("ALTER SYSTEM SET fsync = off");
    sql("SELECT pg_reload_conf()");
    try {
      for (int i = 0; i < 100; i++) {
        try {
          journal("forgetful").examine();
        } catch (UserError e) {
          break;
        }
        Thread.sleep(50);
      }
      refused(journal("forgetful")::examine, "fsync off", "set fsync = on");
      refused(journal("another")::create, "fsync off");
    } finally {
      sql("ALTER SYSTEM RESET fsync");
      sql("SELECT pg_reload_conf()");
    }
  }

  @Test
  void anAddressOrAPasswordThatCannotBeUsedIsRefusedInOneLineThatNamesTheMend() {
    refused(
        () -> PostgresJournal.of("jdbc:mysql://x/y", "", "r"),
        "journal.url",
        "jdbc:postgresql://HOST:PORT/DATABASE");
    for (String part : List.of("password=secret", "currentSchema=x", "options=-c", "user=x"))
      refused(
          () -> PostgresJournal.of(server.url() + "?ssl=false&" + part, "", "r"),
          "journal.url",
          "COSR_JOURNAL_PASSWORD");
    refused(() -> journal("r".repeat(59)), "at most 58 characters");
    refused(
        () -> PostgresJournal.of("jdbc:postgresql://127.0.0.1:1/x", "", "r").create(),
        "cosr_r in jdbc:postgresql://127.0.0.1:1/x cannot be made");
    refused(
        () -> PostgresJournal.of(server.url(), "nobody-known", "r").create(),
        "COSR_JOURNAL_PASSWORD or ~/.pgpass");
  }
}
