package cosr.python.value;

import org.jspecify.annotations.Nullable;

/** An iterator. */
public abstract non-sealed class PyIter implements PyValue {
  private final PyType type;

  /** An iterator of this type. */
  protected PyIter(PyType type) {
    this.type = type;
  }

  /** The next item, or null at the end. */
  public abstract @Nullable PyValue next(Run run);

  final PyType type() {
    return type;
  }
}
