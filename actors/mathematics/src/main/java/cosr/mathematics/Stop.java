package cosr.mathematics;

/** Ends a comparison as undecided; never leaves {@link Mathematics}. */
final class Stop extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;

  Stop(String code) {
    super(code, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }
}
