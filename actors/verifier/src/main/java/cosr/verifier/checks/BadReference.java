package cosr.verifier.checks;

/**
 * The check's parameters hold no well-formed reference; {@link Checks} turns it into {@code
 * BadTask("bad-reference")}.
 */
public final class BadReference extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A reference that is missing or malformed. */
  public BadReference() {
    super("bad-reference", null, false, false);
  }
}
