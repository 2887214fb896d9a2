package cosr.persistence.sql;

import java.sql.SQLException;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.jdbc.config.SnapshotConfig;
import org.apache.pekko.persistence.jdbc.snapshot.dao.DefaultSnapshotDao;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.stream.Materializer;
import scala.Option;
import scala.Tuple2;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import slick.dbio.DBIOAction;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;
import slick.jdbc.SimpleJdbcAction;

/**
 * The plugin's own access to snapshots, but for recovery: a role goes on from the newest of {@link
 * SoundSnapshots}, and from its first event where there is none. Safe for many threads.
 */
public final class SoundSnapshotDao extends DefaultSnapshotDao {
  private final JdbcBackend.JdbcDatabaseDef db;

  /** Called by the plugin, by reflection. */
  public SoundSnapshotDao(
      JdbcBackend.JdbcDatabaseDef db,
      JdbcProfile profile,
      SnapshotConfig config,
      Serialization serialization,
      ExecutionContext context,
      Materializer materializer) {
    super(db, profile, config, serialization, context, materializer);
    this.db = db;
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public Future<Option<Tuple2<SnapshotMetadata, Object>>> latestSnapshot(String stream) {
    DBIOAction action = new SimpleJdbcAction<>(context -> newest(context, stream));
    return (Future<Option<Tuple2<SnapshotMetadata, Object>>>) db.run(action);
  }

  private static Option<Tuple2<SnapshotMetadata, Object>> newest(
      JdbcBackend.JdbcActionContext context, String stream) {
    try {
      return Option.apply(
          SoundSnapshots.newest(context.connection(), stream)
              .map(
                  sound ->
                      new Tuple2<SnapshotMetadata, Object>(
                          new SnapshotMetadata(
                              stream, sound.snapshot().sequence(), sound.createdMillis()),
                          sound.snapshot()))
              .orElse(null));
    } catch (SQLException e) {
      throw new IllegalStateException("the snapshots of " + stream + " cannot be read", e);
    }
  }
}
