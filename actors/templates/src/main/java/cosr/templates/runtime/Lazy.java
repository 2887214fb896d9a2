package cosr.templates.runtime;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An iterator that works out each item only when it is asked for, as a Python generator. */
abstract class Lazy implements Iterator<Object> {
  private @Nullable Object next;
  private boolean ended;

  /** The next item, or null at the end. */
  abstract @Nullable Object produce();

  static Lazy of(Supplier<@Nullable Object> producer) {
    return new Lazy() {
      @Override
      @Nullable Object produce() {
        return producer.get();
      }
    };
  }

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      next = produce();
      ended = next == null;
    }
    return next != null;
  }

  @Override
  public Object next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    Object item = next;
    next = null;
    return item;
  }
}
