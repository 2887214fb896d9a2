package cosr.config;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Named places at which a test can halt the process, to show that a run survives it.
 *
 * <p>{@code FailPoint.at("before-persist.student.updated")} does nothing unless the JVM was started
 * with {@code -Dcosr.failpoint=NAME:N}: then the N-th time that NAME is reached, counted from 1,
 * the process halts with status 137 and without shutdown hooks, as under {@code kill -9}. Unset, it
 * costs one read of a field. Thread-safe.
 */
public final class FailPoint {
  /** The system property that names the place and the count. */
  public static final String PROPERTY = "cosr.failpoint";

  private static final int KILLED = 137;
  private static volatile @Nullable Plan plan = fromProperty();

  private FailPoint() {}

  /** Says that the named place was reached. */
  public static void at(String name) {
    Plan now = plan;
    if (now != null) now.reached(name);
  }

  /**
   * For tests within one JVM: what happens at {@code NAME:N} in place of halting. Undo with {@link
   * #disarm}.
   */
  public static void arm(String spec, Runnable action) {
    plan = Plan.parse(spec, action);
  }

  /** Forgets the plan. */
  public static void disarm() {
    plan = null;
  }

  private static @Nullable Plan fromProperty() {
    String spec = System.getProperty(PROPERTY, "");
    return spec.isEmpty() ? null : Plan.parse(spec, () -> Runtime.getRuntime().halt(KILLED));
  }

  private record Plan(String name, int count, AtomicInteger hits, Runnable action) {
    static Plan parse(String spec, Runnable action) {
      int at = spec.lastIndexOf(':');
      if (at < 1 || !spec.substring(at + 1).matches("[1-9][0-9]{0,8}"))
        throw new UserError("-D" + PROPERTY + "=" + spec + ": write it as NAME:N with N from 1");
      int count = Integer.parseInt(spec.substring(at + 1));
      return new Plan(spec.substring(0, at), count, new AtomicInteger(), action);
    }

    void reached(String reachedName) {
      if (name.equals(reachedName) && hits.incrementAndGet() == count) action.run();
    }
  }
}
