package cosr.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import cosr.persistence.Counter.Add;
import cosr.persistence.Counter.Sum;
import cosr.persistence.sql.SqliteJournal;
import cosr.protocol.Message;
import cosr.protocol.Role;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * A counter on a real journal, and a desk on which its answers arrive; closing it ends its process.
 */
public final class Desk implements AutoCloseable {
  private static final String SERIALIZATION =
      """
      pekko.loglevel = OFF
      pekko.actor {
        allow-java-serialization = off
        serialize-messages = on
        serializers.cosr = "cosr.persistence.CosrSerializer"
        serialization-bindings { "cosr.persistence.Sealed" = cosr, "cosr.persistence.Journaled" = cosr, "cosr.protocol.Wired" = cosr }
      }
      """;

  private final Path journal;
  private final ActorTestKit kit;
  private final ActorRef<Add> counter;
  private final BlockingQueue<Message> answers = new LinkedBlockingQueue<>();

  private Desk(Path journal, Path blobs, Role role) {
    this.journal = journal;
    Config config =
        ConfigFactory.parseString(
                new SqliteJournal(journal).pluginSettings()
                    + SERIALIZATION
                    + "cosr.node.blobs = "
                    + ConfigUtil.quoteString(blobs.toString()))
            .withFallback(ConfigFactory.load());
    this.kit = ActorTestKit.create("counter", config.resolve());
    this.counter =
        kit.spawn(PromptRoleActor.create("run", new Counter(role), answers::add, new Blobs(blobs)));
  }

  /** The counter of a folder, as the role given. */
  public static Desk open(Path folder, Role role) {
    Path journal = folder.resolve("journal.db");
    new SqliteJournal(journal).create();
    return new Desk(journal, folder.resolve("blobs"), role);
  }

  /** Adds as many ones, and waits for the answer. */
  public int add(int sheet, int count) {
    return ((Sum) ask(Counter.ones(sheet, count))).total();
  }

  Message ask(Add add) {
    tell(add);
    return answer();
  }

  void tell(Add add) {
    counter.tell(add);
  }

  Message answer() {
    try {
      Message answer = answers.poll(60, TimeUnit.SECONDS);
      if (answer == null) throw new AssertionError("no answer came");
      return answer;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Write transactions that are still in the log, which no checkpoint has begun anew. */
  int commits() throws Exception {
    byte[] wal = Files.readAllBytes(journal.resolveSibling("journal.db-wal"));
    ByteBuffer log = ByteBuffer.wrap(wal);
    int frame = 24 + log.getInt(8);
    int commits = 0;
    for (int at = 32; at + frame <= wal.length; at += frame)
      if (log.getLong(at + 8) == log.getLong(16) && log.getInt(at + 4) != 0) commits++;
    return commits;
  }

  /** The first column of the first row. */
  int number(String sql) throws SQLException {
    try (var c = DriverManager.getConnection("jdbc:sqlite:" + journal + "?busy_timeout=10000");
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery(sql)) {
      assertThat(r.next()).isTrue();
      return r.getInt(1);
    }
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
