package cosr.runtime.node;

import cosr.protocol.AdapterCommand;
import cosr.protocol.CuratorCommand;
import cosr.protocol.Message;
import cosr.protocol.Post;
import cosr.protocol.Role;
import cosr.protocol.StudentCommand;
import cosr.protocol.SupervisorCommand;
import cosr.protocol.VerifierCommand;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** Names of the sharded roles, and the post that finds them wherever they live. */
final class Keys {
  static final EntityTypeKey<SupervisorCommand> SUPERVISOR =
      EntityTypeKey.create(SupervisorCommand.class, Role.SUPERVISOR.entity());
  static final EntityTypeKey<CuratorCommand> CURATOR =
      EntityTypeKey.create(CuratorCommand.class, Role.CURATOR.entity());
  static final EntityTypeKey<StudentCommand> STUDENT =
      EntityTypeKey.create(StudentCommand.class, Role.STUDENT.entity());
  static final EntityTypeKey<AdapterCommand> ADAPTER =
      EntityTypeKey.create(AdapterCommand.class, Role.ADAPTER.entity());
  static final EntityTypeKey<VerifierCommand> VERIFIER =
      EntityTypeKey.create(VerifierCommand.class, Role.VERIFIER.entity());

  private Keys() {}

  static Post post(ClusterSharding sharding) {
    return message -> {
      switch (message) {
        case SupervisorCommand m -> tell(sharding, SUPERVISOR, m);
        case CuratorCommand m -> tell(sharding, CURATOR, m);
        case StudentCommand m -> tell(sharding, STUDENT, m);
        case AdapterCommand m -> tell(sharding, ADAPTER, m);
        case VerifierCommand m -> tell(sharding, VERIFIER, m);
        default ->
            throw new IllegalArgumentException("no role takes a " + message.getClass().getName());
      }
    };
  }

  private static <M extends Message> void tell(
      ClusterSharding sharding, EntityTypeKey<M> key, M message) {
    sharding.entityRefFor(key, message.run()).tell(message);
  }
}
