package cosr.student.engine;

/** Called on the way through a save, so that a test can halt the process there. */
@FunctionalInterface
public interface Hook {
  /** Half of the file of the weights is written. */
  String MID_WRITE = "mid-write";

  /** Everything is on the disk under the temporary name. */
  String BEFORE_RENAME = "before-rename";

  /** Does nothing. */
  Hook NONE = place -> {};

  /** The save is at this place. */
  void at(String place);
}
