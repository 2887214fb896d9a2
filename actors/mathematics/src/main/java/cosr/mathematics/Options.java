package cosr.mathematics;

/**
 * What a task may ask for beyond equality of values.
 *
 * @param unitRequired an answer without a unit is different from a gold answer with one
 * @param ordered bare lists such as {@code 1, 2} are sequences; else they are unordered
 * @param simplest a gold answer that is a number asks for a number: a whole number, a decimal or a
 *     reduced fraction, with no arithmetic left to do
 */
public record Options(boolean unitRequired, boolean ordered, boolean simplest) {
  /** Units may be left out, bare lists are unordered, any form of a value is that value. */
  public static final Options DEFAULTS = new Options(false, false, false);
}
