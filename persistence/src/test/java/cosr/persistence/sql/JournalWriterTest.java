package cosr.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.NotSerializableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr$;
import org.apache.pekko.serialization.SerializationExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalWriterTest {
  @TempDir Path folder;
  private final ActorTestKit kit =
      ActorTestKit.create(
          "writer",
          ConfigFactory.parseString("pekko.loglevel = OFF").withFallback(ConfigFactory.load()));
  private final List<Connection> connections = new ArrayList<>();
  private JournalWriter writer;

  @BeforeEach
  void open() {
    new SqliteJournal(folder.resolve("journal.db")).create();
    writer = new JournalWriter(this::connect, "", SerializationExtension.get(kit.system()));
  }

  @AfterEach
  void stop() throws SQLException {
    for (Connection c : connections) c.close();
    kit.shutdownTestKit();
  }

  private Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
    connections.add(connection);
    return connection;
  }

  private static AtomicWrite write(String stream, long sequence, Object event) {
    return AtomicWrite.apply(
        PersistentRepr$.MODULE$.apply(
            event, sequence, stream, "", false, ActorRef.noSender(), "writer"));
  }

  private List<String> written() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
        Statement s = c.createStatement();
        ResultSet r =
            s.executeQuery(
                "SELECT persistence_id, sequence_number FROM event_journal ORDER BY ordering")) {
      while (r.next()) rows.add(r.getString(1) + " " + r.getLong(2));
    }
    return rows;
  }

  @Test
  void aCommitThatFailsLeavesNothingOfItselfBehindAndTheNextOneHolds() throws SQLException {
    writer.commit(List.of(write("A|r", 1, "one")));
    List<AtomicWrite> twice = List.of(write("B|r", 1, "one"), write("A|r", 1, "again"));
    assertThatThrownBy(() -> writer.commit(twice)).isInstanceOf(SQLException.class);
    assertThat(written()).containsExactly("A|r 1");
    writer.commit(List.of(write("A|r", 2, "two"), write("B|r", 1, "one")));
    assertThat(written()).containsExactly("A|r 1", "A|r 2", "B|r 1");
  }

  @Test
  void anEventThatCannotBeSerialisedTakesItsWholeCommitWithItAndNothingMore() throws SQLException {
    List<AtomicWrite> unreadable = List.of(write("A|r", 1, "one"), write("B|r", 1, new Object()));
    assertThatThrownBy(() -> writer.commit(unreadable))
        .isInstanceOf(NotSerializableException.class);
    writer.commit(List.of(write("B|r", 1, "one")));
    assertThat(written()).containsExactly("B|r 1");
  }

  @Test
  void oneConnectionServesAllCommitsUntilOneFails() throws SQLException {
    for (int i = 1; i <= 5; i++) writer.commit(List.of(write("A|r", i, "event")));
    assertThat(connections).hasSize(1);
    assertThatThrownBy(() -> writer.commit(List.of(write("A|r", 5, "again"))))
        .isInstanceOf(SQLException.class);
    writer.commit(List.of(write("A|r", 6, "event")));
    assertThat(connections).hasSize(2);
    assertThat(connections.get(0).isClosed()).isTrue();
  }
}
