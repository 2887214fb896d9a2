package cosr.smt;

/** What is said of an answer to a formula. */
public sealed interface Decision {
  /** The formula is valid, as said, or false under the assignment. */
  record Right() implements Decision {}

  /**
   * It isn't.
   *
   * @param code {@code form}, {@code unknown-name}, {@code sort}, {@code twice} or {@code missing}
   *     for what is no assignment; {@code satisfied} for one under which the formula is true;
   *     {@code not-valid}
   */
  record Wrong(String code) implements Decision {}

  /**
   * That is not known.
   *
   * @param code {@code solver} where Z3 could not say, {@code no-solver} where there is none,
   *     {@code division-by-zero} where the formula's value hangs on one
   */
  record Unknown(String code) implements Decision {}

  /**
   * A limit was reached before that was known.
   *
   * @param limit {@code steps} or {@code digits}
   */
  record Exhausted(String limit) implements Decision {}
}
