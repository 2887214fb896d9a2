package cosr.proof;

/** A proof or a database is not as it has to be; caught where this package ends. */
final class ProofException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final boolean limit;

  private ProofException(String code, boolean limit) {
    super(code, null, false, false);
    this.code = code;
    this.limit = limit;
  }

  static ProofException of(String code) {
    return new ProofException(code, false);
  }

  static ProofException limit(String which) {
    return new ProofException(which, true);
  }

  String code() {
    return code;
  }

  boolean isLimit() {
    return limit;
  }
}
