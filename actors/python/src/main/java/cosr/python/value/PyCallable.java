package cosr.python.value;

/** A function, built in or defined. Types are callable too, and are {@link PyType}. */
public abstract non-sealed class PyCallable implements PyValue {
  private final PyType type;
  private final String name;

  /** A callable of this type. */
  protected PyCallable(PyType type, String name) {
    this.type = type;
    this.name = name;
  }

  /** Calls it; the last arguments are those that the names belong to. */
  public abstract PyValue call(Run run, PyValue[] args, String[] names);

  /** Its name. */
  public final String name() {
    return name;
  }

  final PyType type() {
    return type;
  }
}
