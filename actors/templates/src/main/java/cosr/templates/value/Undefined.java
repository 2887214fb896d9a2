package cosr.templates.value;

/**
 * What a template gets for a name or an attribute that isn't there. It prints as nothing, is false
 * and empty, and fails in most other uses.
 *
 * @param type the exception that a use raises, "UndefinedError" or "SecurityError"
 * @param message what that exception says
 */
public record Undefined(String type, String message) {
  /** A variable that nobody set. */
  public static Undefined variable(String name) {
    return new Undefined("UndefinedError", Repr.repr(name) + " is undefined");
  }

  /** A missing attribute or element of a value. */
  public static Undefined element(Object owner, Object name) {
    String type = Types.describe(owner);
    return hint(
        name instanceof String
            ? Repr.repr(type) + " has no attribute " + Repr.repr(name)
            : type + " has no element " + Repr.repr(name));
  }

  /** With a message of its own. */
  public static Undefined hint(String message) {
    return new Undefined("UndefinedError", message);
  }

  /** An attribute that the sandbox hides. */
  public static Undefined unsafe(Object owner, String name) {
    return new Undefined(
        "SecurityError",
        "access to attribute "
            + Repr.repr(name)
            + " of "
            + Repr.repr(Types.name(owner))
            + " object is unsafe.");
  }

  public PyException failure() {
    return new PyException(type, message);
  }

  /** Raises the failure if the value is undefined. */
  public static void check(Object value) {
    if (value instanceof Undefined undefined) {
      throw undefined.failure();
    }
  }
}
