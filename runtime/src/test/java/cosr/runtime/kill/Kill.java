package cosr.runtime.kill;

/** How one process of a run is ended. */
sealed interface Kill {
  /**
   * The process halts at a fail point.
   *
   * @param ordinal which time that the point is reached; of an event it is counted over the whole
   *     run, of any other point over the process
   */
  record AtPoint(String point, int ordinal) implements Kill {}

  /**
   * {@code kill -9} from outside, at any instruction.
   *
   * @param events as soon as the journal has so many
   * @param millis and so much later
   */
  record AtEvent(int events, int millis) implements Kill {}

  /** {@code kill -9} from outside, mostly while the process starts or recovers. */
  record AfterStart(int millis) implements Kill {}

  /** A word for the summary. */
  default String word() {
    return switch (this) {
      case AtPoint p -> p.point();
      case AtEvent e -> "a random moment";
      case AfterStart s -> "a random moment";
    };
  }
}
