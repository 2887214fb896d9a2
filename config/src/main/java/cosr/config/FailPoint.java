package cosr.config;

/** Placeholder until the clone of the config helper is merged. */
public final class FailPoint {
  private FailPoint() {}

  public static void at(String name) {}
}
