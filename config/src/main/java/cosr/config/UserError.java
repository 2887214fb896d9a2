package cosr.config;

/** Placeholder until the clone of the config helper is merged. */
public final class UserError extends RuntimeException {
  public UserError(String message) {
    super(message);
  }
}
