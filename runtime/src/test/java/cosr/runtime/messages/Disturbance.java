package cosr.runtime.messages;

import cosr.protocol.KeyedRandom;
import cosr.protocol.Message;
import cosr.protocol.Post;
import cosr.protocol.VerifierCommand.JobDone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Wraps the post of one process after the other; what was late in one doesn't reach the next.
 * Loses, doubles or delays the first message of each kind and one of the next few, which the seed
 * draws. Thread-safe.
 */
final class Disturbance implements UnaryOperator<Post> {
  /** What becomes of a message. */
  enum Fate {
    LOST,
    DOUBLED,
    DELAYED
  }

  private final Fate fate;
  private final long seed;
  private final int delay;
  private final Map<String, Integer> sent = new ConcurrentHashMap<>();
  private final AtomicInteger posts = new AtomicInteger();
  private final SortedMap<Integer, Message> late = new TreeMap<>();
  private final SortedSet<String> disturbed = new ConcurrentSkipListSet<>();

  /**
   * @param delay a late message comes after so many others (reports of jobs not counted), however
   *     fast the machine is
   */
  Disturbance(Fate fate, long seed, int delay) {
    this.fate = fate;
    this.seed = seed;
    this.delay = delay;
  }

  @Override
  public synchronized Post apply(Post post) {
    late.clear();
    return message -> {
      String kind = Scales.kind(message);
      int number = sent.merge(kind, 1, Integer::sum);
      int second = 2 + KeyedRandom.of(seed, "disturbance", fate, kind).nextInt(8);
      if (number == 1 || number == second) meet(post, message, kind);
      else post.send(message);
      if (!(message instanceof JobDone)) release(posts.incrementAndGet()).forEach(post::send);
    };
  }

  private synchronized List<Message> release(int now) {
    List<Message> due = new ArrayList<>(late.headMap(now + 1).values());
    late.headMap(now + 1).clear();
    return due;
  }

  private synchronized void hold(Message message) {
    int at = posts.get() + delay;
    while (late.containsKey(at)) at++;
    late.put(at, message);
  }

  private void meet(Post post, Message message, String kind) {
    disturbed.add(kind);
    switch (fate) {
      case LOST -> {}
      case DOUBLED -> {
        post.send(message);
        post.send(message);
      }
      case DELAYED -> hold(message);
    }
  }

  /** Kinds of messages that met their fate. */
  SortedSet<String> disturbed() {
    return disturbed;
  }
}
