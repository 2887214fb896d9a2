package cosr.protocol;

/**
 * What went wrong with the sandboxes of a node.
 *
 * @param kills sandboxes that were killed on a doubt
 * @param replacements sandboxes that were started in the place of another one
 * @param timeouts runs that the clock ended
 */
public record Mishaps(long kills, long replacements, long timeouts) {
  /** Nothing. */
  public static final Mishaps NONE = new Mishaps(0, 0, 0);

  /** Both together. */
  public Mishaps plus(Mishaps other) {
    return new Mishaps(
        kills + other.kills, replacements + other.replacements, timeouts + other.timeouts);
  }

  /** What came since then. */
  public Mishaps minus(Mishaps then) {
    return new Mishaps(
        kills - then.kills, replacements - then.replacements, timeouts - then.timeouts);
  }
}
