package cosr.mathematics;

import org.jspecify.annotations.Nullable;

/**
 * An indivisible of a normal form: {@code atom^power = reduced} where there is such a rule.
 *
 * @param key its name, the same for equal atoms and for no others
 * @param power the least power that has a simpler form; 0 for none
 * @param reduced that form
 * @param argument what a function is taken of
 */
record Atom(
    Kind kind, String key, int power, @Nullable Polynomial reduced, @Nullable Ratio argument)
    implements Comparable<Atom> {
  /** What an atom is. */
  enum Kind {
    /** A prime number, with fractional exponents: {@code p^{1/2}}. */
    PRIME("a"),
    /** A variable. */
    SYMBOL("b"),
    /** The circle's number. */
    PI("c"),
    /** Euler's number. */
    EULER("d"),
    /** The imaginary unit; its square is -1. */
    IMAGINARY("e"),
    /** The base of a root that has no simpler form; its first power is a polynomial. */
    RADICAND("f"),
    /** An absolute value; its square is that of its argument. */
    ABSOLUTE("g"),
    /** A power of a fixed base with an exponent that is no number. */
    EXPONENTIAL("h"),
    /** Minus one to a power that is a whole number for whole values; its square is one. */
    SIGN("l"),
    /** A logarithm. */
    LOGARITHM("i"),
    /** A sine; its square is one minus that of the cosine. */
    SINE("j"),
    /** Any other function of an argument. */
    FUNCTION("k");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  static Atom of(Kind kind, String key) {
    return new Atom(kind, kind.prefix + key, 0, null, null);
  }

  static Atom of(Kind kind, String key, Ratio argument) {
    return new Atom(kind, kind.prefix + key, 0, null, argument);
  }

  /** A power; its base is kept as the reduced form of no power. */
  static Atom exponential(Atom base, Ratio exponent) {
    String key = Kind.EXPONENTIAL.prefix + base.key() + "^" + exponent.key();
    return new Atom(Kind.EXPONENTIAL, key, 0, Polynomial.of(base), exponent);
  }

  static Atom of(Kind kind, String key, int power, Polynomial reduced) {
    return new Atom(kind, kind.prefix + key, power, reduced, null);
  }

  /** Above zero wherever it is a real number. */
  boolean positive() {
    return switch (kind) {
      case PRIME, PI, EULER, ABSOLUTE, EXPONENTIAL, RADICAND -> true;
      case SYMBOL, IMAGINARY, SIGN, LOGARITHM, SINE, FUNCTION -> false;
    };
  }

  @Override
  public int compareTo(Atom other) {
    return key.compareTo(other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Atom a && a.key.equals(key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return key;
  }
}
