package cosr.mathematics;

import java.util.List;

/** What a text says, as a tree. Lists are immutable and in the order of writing. */
sealed interface Node {
  /**
   * A written number.
   *
   * @param places digits after the decimal point; 0 for a whole number, a repeating decimal or a
   *     mixed number
   */
  record Num(Rational value, int places) implements Node {}

  /** A number with a base as its subscript; the digits as written, in capitals. */
  record Based(String digits, int base) implements Node {}

  /** A constant: {@code pi}, {@code e} or {@code i}. */
  record Constant(String name) implements Node {}

  /** Infinity; minus infinity is its {@link Negative}. */
  record Infinity() implements Node {}

  /** A variable, its subscript in its name. */
  record Symbol(String name) implements Node {}

  /** The value with the other sign. */
  record Negative(Node of) implements Node {}

  /** A sum of two or more. */
  record Sum(List<Node> terms) implements Node {}

  /** A product of two or more. */
  record Product(List<Node> factors) implements Node {}

  /** A quotient. */
  record Quotient(Node num, Node den) implements Node {}

  /** A power. */
  record Power(Node base, Node exponent) implements Node {}

  /** A root. */
  record Root(int degree, Node of) implements Node {}

  /** Plus or minus; {@code swapped} for minus or plus. */
  record PlusMinus(boolean swapped, Node of) implements Node {}

  /**
   * A named function of one argument: {@code abs}, {@code ln}, {@code sin}, {@code !} and so on.
   */
  record Call(String name, Node of) implements Node {}

  /** A function of unknown value, such as {@code f}, applied to arguments. */
  record Applied(String function, List<Node> arguments) implements Node {}

  /** A logarithm with a base. */
  record Logarithm(Node base, Node of) implements Node {}

  /** A binomial coefficient. */
  record Binomial(Node n, Node k) implements Node {}

  /** So many per cent. */
  record Percent(Node of) implements Node {}

  /** So many degrees of an angle. */
  record Degrees(Node of) implements Node {}

  /** A value with a unit, as {@link Units} spells it. */
  record Quantity(Node of, String unit) implements Node {}

  /** A ratio written with colons. */
  record Proportion(List<Node> parts) implements Node {}

  /**
   * Two or more in round brackets; a pair may be an open interval. Square ones with three or more.
   */
  record Tuple(List<Node> items) implements Node {}

  /** An interval that has a square bracket, or stands where only a set can. */
  record Interval(Node low, boolean lowClosed, Node high, boolean highClosed) implements Node {}

  /** A finite set in braces; empty for the empty set. */
  record Braces(List<Node> items) implements Node {}

  /** The real numbers. */
  record Reals() implements Node {}

  /** A union, intersection or difference of sets; {@code op} is cup, cap or setminus. */
  record SetOperation(String op, Node left, Node right) implements Node {}

  /** A matrix by rows, all of one length. */
  record Matrix(List<List<Node>> rows) implements Node {}

  /** A chain of relations; {@code ops} are {@code = < > <= >= != in} and one fewer than items. */
  record Relation(List<Node> items, List<String> ops) implements Node {}

  /** Separated by commas, semicolons or {@code and}. */
  record Listing(List<Node> items, boolean and) implements Node {}

  /** Alternatives. */
  record Either(List<Node> items) implements Node {}

  /** Words, in small letters and single blanks. */
  record Words(String text) implements Node {}
}
