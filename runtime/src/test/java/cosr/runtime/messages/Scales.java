package cosr.runtime.messages;

import cosr.persistence.WireCodec;
import cosr.protocol.Message;
import cosr.protocol.Post;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Weighs every message that is posted; one that is too big the node itself refuses. Thread-safe.
 */
final class Scales {
  private final ConcurrentSkipListMap<String, Integer> biggest = new ConcurrentSkipListMap<>();

  Post under(Post post) {
    return message -> {
      int bytes = WireCodec.installed().write(message).length;
      biggest.merge(kind(message), bytes, Math::max);
      post.send(message);
    };
  }

  static String kind(Message message) {
    return message.getClass().getSimpleName();
  }

  /** Bytes of the biggest message of each kind. */
  SortedMap<String, Integer> biggest() {
    return biggest;
  }
}
