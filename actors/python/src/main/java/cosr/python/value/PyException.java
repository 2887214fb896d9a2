package cosr.python.value;

/**
 * An exception as a value.
 *
 * @param known whether its arguments are CPython's: those of a built-in operation are not always
 */
public record PyException(PyType type, PyTuple args, boolean known) implements PyValue {
  /** The text of {@code str(e)}; refused where CPython's own message would be needed. */
  public String message(Run run) {
    if (!known) throw new RefusedException("message", 0, "the text of a built-in error");
    return text(run);
  }

  /** The text for people, which may not be CPython's, outside of a run. */
  public String text() {
    try {
      return text(new Run(100_000, 1 << 20, 100));
    } catch (RuntimeException | StackOverflowError e) {
      return "";
    }
  }

  /** The text that is known here, which may not be CPython's. */
  String text(Run run) {
    return switch (args.size()) {
      case 0 -> "";
      case 1 ->
          type.isA(PyType.KEY_ERROR) || !(args.get(0) instanceof PyStr s)
              ? Repr.repr(run, args.get(0))
              : s.text();
      default -> Repr.repr(run, args);
    };
  }
}
