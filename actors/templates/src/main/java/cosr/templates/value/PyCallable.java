package cosr.templates.value;

/** Something that a template can call. */
public interface PyCallable {
  Object call(Arguments arguments);

  /** The name of its type in Python, as in "'method' object is not iterable". */
  default String typeName() {
    return "function";
  }
}
