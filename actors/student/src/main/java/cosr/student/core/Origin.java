package cosr.student.core;

/** Whose answer a row teaches. */
public enum Origin {
  /** The Student's own attempt. */
  STUDENT,
  /** A lesson's reference answer. */
  LESSON
}
