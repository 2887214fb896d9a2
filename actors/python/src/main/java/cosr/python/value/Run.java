package cosr.python.value;

import org.jspecify.annotations.Nullable;

/** One run: what is left of its budgets, and where it is. For one thread. */
public final class Run {
  /** Values within values that are printed, compared or hashed. */
  private static final int NESTED = 150;

  /** Nodes within nodes: what one thread's stack of a megabyte holds with room to spare. */
  private static final int NODES = 4000;

  private final int calls;
  private long steps;
  private long bytes;
  private int depth;
  private int nodes;
  private int nested;
  private int line;
  private @Nullable PyError handled;

  /** A run with these budgets. */
  public Run(long steps, long bytes, int calls) {
    this.steps = steps;
    this.bytes = bytes;
    this.calls = calls;
  }

  /** For comparing and printing outside of a run: only depth is bounded. */
  public static Run unmetered() {
    return new Run(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** Pays a step. */
  public void step() {
    if (--steps < 0) throw new LimitException(LimitException.Kind.STEPS);
  }

  /** Pays many steps. */
  public void step(long many) {
    steps -= many;
    if (steps < 0) throw new LimitException(LimitException.Kind.STEPS);
  }

  /** Pays for memory; nothing is ever paid back. */
  public void allocate(long many) {
    bytes -= many;
    if (bytes < 0 || many < 0) throw new LimitException(LimitException.Kind.MEMORY);
  }

  /** Enters a call whose body has this many nodes within nodes. */
  public void enter(int height) {
    depth++;
    nodes += height;
    if (depth > calls || nodes > NODES) throw new LimitException(LimitException.Kind.DEPTH);
  }

  /** Leaves a call. */
  public void leave(int height) {
    depth--;
    nodes -= height;
  }

  /** Enters what is no call but needs the stack. */
  public void enterNodes(int height) {
    nodes += height;
    if (nodes > NODES) throw new LimitException(LimitException.Kind.DEPTH);
  }

  /** Leaves it. */
  public void leaveNodes(int height) {
    nodes -= height;
  }

  /** Enters a value within a value. */
  public void descend() {
    if (++nested > NESTED) throw new LimitException(LimitException.Kind.DEPTH);
  }

  /** Leaves a value within a value. */
  public void ascend() {
    nested--;
  }

  /** The line that runs. */
  public int line() {
    return line;
  }

  /** Says which line runs. */
  public void line(int now) {
    line = now;
  }

  /** The exception that a handler runs for. */
  public @Nullable PyError handled() {
    return handled;
  }

  /** Says which exception a handler runs for. */
  public void handled(@Nullable PyError now) {
    handled = now;
  }
}
