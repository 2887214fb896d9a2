package cosr.python.run;

import cosr.python.value.PyError;
import cosr.python.value.PyIter;
import cosr.python.value.PyType;
import cosr.python.value.PyValue;
import cosr.python.value.Run;
import org.jspecify.annotations.Nullable;

/** A generator: the loops of a comprehension, taken up where they were left. */
final class Generator extends PyIter {
  private final Loops loops;
  private final Node element;
  private final Frame frame;
  private final int height;
  private final @Nullable PyIter[] open;
  private int level;
  private boolean ended;
  private boolean running;

  /**
   * Loops within loops.
   *
   * @param sources what each goes over; the first is evaluated before
   * @param weight steps of one item
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Loops(Store[] targets, Node[] sources, Node[][] conditions, int weight) {
    boolean hold(Frame frame, int level) {
      for (Node condition : conditions[level]) if (!Truth.of(condition.eval(frame))) return false;
      return true;
    }
  }

  Generator(Loops loops, Node element, Frame frame, PyIter first, int height) {
    super(PyType.GENERATOR);
    this.loops = loops;
    this.element = element;
    this.frame = frame;
    this.height = height;
    this.open = new PyIter[loops.targets().length];
    this.open[0] = first;
  }

  @Override
  public @Nullable PyValue next(Run run) {
    if (running) throw PyError.value("generator already executing");
    if (ended) return null;
    running = true;
    run.enter(height);
    try {
      PyValue value = advance(run) ? element.eval(frame) : null;
      ended = value == null;
      return value;
    } catch (PyError e) {
      ended = true;
      if (e.isA(PyType.STOP_ITERATION))
        throw PyError.of(PyType.RUNTIME_ERROR, "generator raised StopIteration");
      throw e;
    } finally {
      running = false;
      run.leave(height);
    }
  }

  /** Goes to the next place where the element is to be evaluated. */
  private boolean advance(Run run) {
    int last = open.length - 1;
    while (true) {
      PyIter source = open[level];
      PyValue item = source == null ? null : source.next(run);
      if (item == null) {
        if (level == 0) return false;
        level--;
        continue;
      }
      run.step(loops.weight());
      loops.targets()[level].set(frame, item);
      if (!loops.hold(frame, level)) continue;
      if (level == last) return true;
      level++;
      open[level] = Iterators.of(loops.sources()[level].eval(frame));
    }
  }
}
