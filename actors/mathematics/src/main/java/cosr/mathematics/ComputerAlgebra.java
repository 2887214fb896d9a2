package cosr.mathematics;

/**
 * A computer algebra system that may prove what the arithmetic of this library leaves open. One is
 * found by {@link java.util.ServiceLoader} where a jar on the class path provides it; without one
 * such answers are Undecided.
 *
 * <p>Implementations are used by several threads, keep their own time limit and throw nothing.
 */
public interface ComputerAlgebra {
  /**
   * Whether a value is proven to be zero wherever it is defined; false where that is not shown.
   *
   * @param expression whole numbers, {@code Pi}, {@code E}, {@code I} and variables {@code v1},
   *     {@code v2} and so on under the heads {@code Plus}, {@code Times}, {@code Power}, {@code
   *     Rational}, {@code Abs}, {@code Log}, {@code Sin} and so on, with arguments in square
   *     brackets; no text of an answer stands in it
   */
  boolean isZero(String expression);
}
