package cosr.runtime.messages;

import cosr.protocol.KeyedRandom;
import cosr.protocol.Message;
import cosr.protocol.Post;
import cosr.protocol.StudentCommand.SaveWeights;
import cosr.protocol.SupervisorCommand.Failed;
import cosr.protocol.SupervisorCommand.Pause;
import cosr.protocol.SupervisorCommand.WeightsSaved;
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
import java.util.function.Predicate;
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
  private final Predicate<Message> chosen;
  private final Map<String, Integer> sent = new ConcurrentHashMap<>();
  private final AtomicInteger posts = new AtomicInteger();
  private final SortedMap<Integer, Message> late = new TreeMap<>();
  private final SortedSet<String> disturbed = new ConcurrentSkipListSet<>();

  /**
   * @param delay a late message comes after so many others (reports of jobs not counted), however
   *     fast the machine is; one of those after which a run rests comes behind the next
   * @param chosen messages that may be met
   */
  Disturbance(Fate fate, long seed, int delay, Predicate<Message> chosen) {
    this.fate = fate;
    this.seed = seed;
    this.delay = delay;
    this.chosen = chosen;
  }

  @Override
  public synchronized Post apply(Post post) {
    late.clear();
    return message -> {
      String kind = Scales.kind(message);
      int number = sent.merge(kind, 1, Integer::sum);
      int second = 2 + KeyedRandom.of(seed, "disturbance", fate, kind).nextInt(8);
      boolean met = chosen.test(message) && (number == 1 || number == second);
      if (met) meet(post, message, kind);
      else post.send(message);
      if (!(message instanceof JobDone))
        release(posts.incrementAndGet()).forEach(m -> sendLate(post, m));
    };
  }

  private synchronized List<Message> release(int now) {
    List<Message> due = new ArrayList<>(late.headMap(now + 1).values());
    late.headMap(now + 1).clear();
    return due;
  }

  private void sendLate(Post post, Message message) {
    post.send(message);
    disturbed.add(Scales.kind(message));
  }

  private synchronized void hold(Message message) {
    int at = posts.get() + (isOfTheEnd(message) ? 2 : delay);
    while (late.containsKey(at)) at++;
    late.put(at, message);
  }

  private static boolean isOfTheEnd(Message message) {
    return message instanceof SaveWeights
        || message instanceof WeightsSaved
        || message instanceof Pause
        || message instanceof Failed;
  }

  private void meet(Post post, Message message, String kind) {
    switch (fate) {
      case LOST -> disturbed.add(kind);
      case DOUBLED -> {
        post.send(message);
        post.send(message);
        disturbed.add(kind);
      }
      case DELAYED -> hold(message);
    }
  }

  /** Kinds of messages that met their fate: a late one once it was delivered. */
  SortedSet<String> disturbed() {
    return disturbed;
  }
}
