package cosr.runtime.messages;

import cosr.persistence.WireCodec;
import cosr.protocol.Message;
import cosr.protocol.Post;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Weighs every message that is posted. Thread-safe. */
final class Scales {
  /** Artery drops a message over 256 KiB without a word; this leaves room for its envelope. */
  static final int LIMIT = 200_000;

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

  List<String> tooBig() {
    return biggest.entrySet().stream()
        .filter(e -> e.getValue() > LIMIT)
        .map(e -> e.getKey() + ": " + e.getValue())
        .toList();
  }
}
