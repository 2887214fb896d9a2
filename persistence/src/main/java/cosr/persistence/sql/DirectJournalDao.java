package cosr.persistence.sql;

import cosr.persistence.Sealed;
import cosr.persistence.Unhurried;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.jdbc.config.JournalConfig;
import org.apache.pekko.persistence.jdbc.journal.dao.DefaultJournalDao;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.stream.Materializer;
import scala.collection.immutable.Seq;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.concurrent.Promise;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Success;
import scala.util.Try;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;

/**
 * The plugin's own access to the journal, but for writing: a commit is made on the calling thread
 * by one {@link JournalWriter}, where the inherited way goes through a stream, a thread pool and a
 * newly compiled statement. A journal has one writer at a time anyway, and a round waits for each
 * commit; {@code docs/design/journal.md} has the figures. Events that are {@link Unhurried} wait a
 * moment for a commit that they can go with. Safe for many threads.
 */
public class DirectJournalDao extends DefaultJournalDao {
  /** How long an unhurried event waits for company. */
  private static final long LINGER_MILLIS = 5;

  private static final Try<BoxedUnit> WRITTEN = new Success<>(BoxedUnit.UNIT);

  private final JournalWriter writer;
  private final ScheduledThreadPoolExecutor later;
  private List<Waiting> waiting = new ArrayList<>();

  /** What the plugin asked to have written, and the promise that it holds. */
  private record Waiting(Seq<AtomicWrite> writes, Promise<Seq<Try<BoxedUnit>>> written) {}

  /** Called by the plugin, by reflection. */
  public DirectJournalDao(
      JdbcBackend.JdbcDatabaseDef db,
      JdbcProfile profile,
      JournalConfig config,
      Serialization serialization,
      ExecutionContext context,
      Materializer materializer) {
    this(db, profile, config, serialization, context, materializer, "");
  }

  /**
   * @param first said at the beginning of each commit; may be empty
   */
  DirectJournalDao(
      JdbcBackend.JdbcDatabaseDef db,
      JdbcProfile profile,
      JournalConfig config,
      Serialization serialization,
      ExecutionContext context,
      Materializer materializer,
      String first) {
    super(db, profile, config, serialization, context, materializer);
    writer = new JournalWriter(db.source()::createConnection, first, serialization);
    later = new ScheduledThreadPoolExecutor(1, task -> daemon(task));
    later.setKeepAliveTime(1, TimeUnit.SECONDS);
    later.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "cosr-journal");
    thread.setDaemon(true);
    return thread;
  }

  /** All of these in one commit; a failed future where they could not be written. */
  @Override
  public Future<Seq<Try<BoxedUnit>>> asyncWriteMessages(Seq<AtomicWrite> writes) {
    Waiting asked = new Waiting(writes, Promise.apply());
    synchronized (this) {
      waiting.add(asked);
      if (unhurried(writes)) {
        if (waiting.size() == 1)
          later.schedule(this::commitWaiting, LINGER_MILLIS, TimeUnit.MILLISECONDS);
        return asked.written().future();
      }
      commitWaiting();
    }
    return asked.written().future();
  }

  private static boolean unhurried(Seq<AtomicWrite> writes) {
    for (AtomicWrite write : CollectionConverters.asJava(writes))
      for (PersistentRepr event : CollectionConverters.asJava(write.payload()))
        if (!(event.payload() instanceof Sealed<?> s) || !(s.event() instanceof Unhurried))
          return false;
    return true;
  }

  /** Everything that waits, in one commit. */
  private synchronized void commitWaiting() {
    if (waiting.isEmpty()) return;
    List<Waiting> now = waiting;
    waiting = new ArrayList<>();
    try {
      List<AtomicWrite> all = new ArrayList<>();
      for (Waiting w : now) all.addAll(CollectionConverters.asJava(w.writes()));
      writer.commit(all);
    } catch (Throwable e) { // a serializer's checked exception comes undeclared
      for (Waiting w : now) w.written().failure(e);
      if (e instanceof Error error) throw error;
      return;
    }
    for (Waiting w : now)
      w.written().success(CollectionConverters.asScala(nothingWrong(w.writes().size())).toSeq());
  }

  private static List<Try<BoxedUnit>> nothingWrong(int writes) {
    return Collections.nCopies(writes, WRITTEN);
  }
}
