package cosr.runtime.kill;

import cosr.protocol.KeyedRandom;
import cosr.student.core.StudentEvent;
import cosr.supervisor.SupervisorEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A seeded plan: every fail point there is, at a drawn place of the run, and random moments over
 * its whole duration. A kill that is printed as failed is found again under the same seed.
 */
final class KillPlan {
  private static final int KILLS_A_CHAIN = 12;
  private static final int MOMENTS_A_CHAIN = 2;
  private static final int START_MILLIS = 4000;
  private static final int MOMENT_MILLIS = 60;
  private static final String BLOB = "blob.before-rename";

  /** A tiny run's events are small: at this limit those of its sheets are blobs. */
  private static final String BLOBS = "-Dcosr.inline-limit=1000";

  /** Points of processes that go on with a run. */
  private static final Pattern RESUMED = Pattern.compile("\\.(recovered|run-resumed)$");

  /**
   * Points that are no events of the run that nobody interrupts.
   *
   * @param from share of the run after which they are reached
   * @param to share of the run up to which they are reached
   * @param hits how often at least in that time, in one process
   */
  private record Place(String point, double from, double to, int hits) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("student.mid-lesson", 0, 0.1, 12),
          new Place("student.mid-generation", 0.1, 0.9, 4),
          new Place("student.mid-update", 0.5, 0.9, 4),
          new Place("checkpoint.mid-write", 0, 0.8, 1),
          new Place("checkpoint.before-rename", 0, 0.8, 1),
          new Place("ledger-head.before-rename", 0.3, 0.9, 1),
          new Place(BLOB, 0.2, 0.7, 4),
          new Place("before-persist.student.recovered", 0, 0.9, 1),
          new Place("after-persist.student.recovered", 0, 0.9, 1),
          new Place("before-persist.supervisor.run-resumed", 0, 0.9, 1),
          new Place("after-persist.supervisor.run-resumed", 0, 0.9, 1));

  private final Told whole;
  private final long seed;
  private final int lag;

  KillPlan(Told whole, long seed, int lag) {
    this.whole = whole;
    this.seed = seed;
    this.lag = lag;
  }

  /** What the JVM of a chain needs, so that each of its points is reached. */
  static String[] flags(List<Kill> chain) {
    boolean blobs = chain.stream().anyMatch(k -> k.word().equals(BLOB));
    return blobs ? new String[] {BLOBS} : new String[0];
  }

  /** Every fail point: before and after each kind of event that the run writes, and the places. */
  TreeSet<String> points() {
    TreeSet<String> points = new TreeSet<>();
    for (String event : whole.names()) {
      points.add("before-persist." + event);
      points.add("after-persist." + event);
    }
    for (Place p : PLACES) if (reached(p.point())) points.add(p.point());
    return points;
  }

  /** Without lessons nothing is taught, and without replay an update has no parts. */
  private boolean reached(String point) {
    return switch (point) {
      case "student.mid-lesson" -> !whole.all(SupervisorEvent.LessonLearned.class).isEmpty();
      case "student.mid-update" ->
          whole.all(StudentEvent.BatchJournaled.class).stream()
              .anyMatch(b -> !b.replay().isEmpty());
      default -> true;
    };
  }

  /**
   * One chain: so many of the points, drawn, two random moments, one of them as the last process
   * starts. The first process is killed where one that resumes nothing gets to.
   */
  List<Kill> some(int count) {
    List<String> points = new ArrayList<>(points());
    points.remove(BLOB);
    KeyedRandom random = KeyedRandom.of(seed, "kill-some", lag);
    List<Drawn> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++)
      drawn.add(draw(points.remove(random.nextInt(points.size())), 0));
    double at = random.nextDouble();
    int event = 1 + (int) (at * whole.rows().size());
    drawn.add(new Drawn(at, new Kill.AtEvent(event, random.nextInt(MOMENT_MILLIS))));
    drawn.sort(Comparator.comparingDouble(Drawn::position));
    List<Kill> kills = new ArrayList<>(drawn.stream().map(Drawn::kill).toList());
    int first = 0;
    while (RESUMED.matcher(kills.get(first).word()).find()) first++;
    kills.addFirst(kills.remove(first));
    kills.add(new Kill.AfterStart(random.nextInt(START_MILLIS)));
    return kills;
  }

  private record Drawn(double position, Kill kill) {}

  /**
   * Chains of kills, each in the order of the run.
   *
   * @param points those to be hit
   * @param attempt another number gives other places
   */
  List<List<Kill>> chains(TreeSet<String> points, int attempt) {
    List<Drawn> drawn = new ArrayList<>();
    for (String point : points) drawn.add(draw(point, attempt));
    KeyedRandom deal = KeyedRandom.of(seed, "kill-deal", lag, attempt);
    for (int i = drawn.size() - 1; i > 0; i--)
      java.util.Collections.swap(drawn, i, deal.nextInt(i + 1));
    List<List<Kill>> chains = new ArrayList<>();
    int size = KILLS_A_CHAIN - MOMENTS_A_CHAIN;
    for (int from = 0; from < drawn.size(); from += size) {
      List<Drawn> chain = new ArrayList<>(drawn.subList(from, Math.min(drawn.size(), from + size)));
      for (int i = 0; i < MOMENTS_A_CHAIN; i++) chain.add(moment(attempt, from + i));
      chain.sort(Comparator.comparingDouble(Drawn::position));
      chains.add(chain.stream().map(Drawn::kill).toList());
    }
    return chains;
  }

  private Drawn draw(String point, int attempt) {
    KeyedRandom random = KeyedRandom.of(seed, "kill-" + point, lag, attempt);
    for (Place p : PLACES) {
      if (!p.point().equals(point)) continue;
      double at = p.from() + (p.to() - p.from()) * random.nextDouble();
      return new Drawn(at, new Kill.AtPoint(point, 1 + random.nextInt(p.hits())));
    }
    String name = point.substring(point.indexOf('.') + 1);
    List<String> events = whole.names();
    List<Integer> where = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) if (events.get(i).equals(name)) where.add(i);
    int ordinal = random.nextInt(where.size());
    double at = where.get(ordinal) / (double) events.size();
    return new Drawn(at, new Kill.AtPoint(point, ordinal + 1));
  }

  /** One in three while a process starts; the others anywhere in the work. */
  private Drawn moment(int attempt, int number) {
    KeyedRandom random = KeyedRandom.of(seed, "kill-moment", lag, attempt, number);
    double at = random.nextDouble();
    if (random.nextInt(3) == 0)
      return new Drawn(at, new Kill.AfterStart(random.nextInt(START_MILLIS)));
    int events = 1 + (int) (at * whole.rows().size());
    return new Drawn(at, new Kill.AtEvent(events, random.nextInt(MOMENT_MILLIS)));
  }
}
