package cosr.mathematics;

/**
 * A disc in the complex plane that holds a value: rounding widens it, so that two discs apart prove
 * two values different. Undefined is NaN. The bounds take every operation of {@link StrictMath} to
 * be right within 4 units in the last place of the result's magnitude.
 *
 * @param re centre, real part
 * @param im centre, imaginary part; exactly zero for a number that is known to be real
 * @param radius of the disc
 */
record Ball(double re, double im, double radius) {
  static final Ball UNDEFINED = new Ball(Double.NaN, 0, 0);
  static final Ball ONE = new Ball(1, 0, 0);
  static final Ball I = new Ball(0, 1, 0);
  private static final double ULP = 0x1p-50;

  static Ball of(double re, double im, double radius) {
    double size = Math.hypot(re, im);
    double r = radius + size * ULP + Double.MIN_NORMAL;
    return size < 1e150 && r < 1e150 ? new Ball(re, im, r) : UNDEFINED;
  }

  static Ball real(double value) {
    return of(value, 0, 0);
  }

  static Ball of(Rational value) {
    return real(value.toDouble());
  }

  boolean defined() {
    return !Double.isNaN(re);
  }

  boolean real() {
    return im == 0;
  }

  double size() {
    return StrictMath.hypot(re, im);
  }

  /** Whether zero is certainly not in it. */
  boolean nonzero() {
    return size() > 1.0000001 * radius;
  }

  /** The sign of a real number, or 0 where that is open. */
  int sign() {
    return real() && nonzero() ? (re > 0 ? 1 : -1) : 0;
  }

  /** Whether the two values are certainly different. */
  boolean apart(Ball b) {
    double distance = StrictMath.hypot(re - b.re, im - b.im);
    return distance > 1.0000001 * (radius + b.radius) + (size() + b.size()) * ULP;
  }

  Ball plus(Ball b) {
    if (!defined() || !b.defined()) return UNDEFINED;
    return of(re + b.re, im + b.im, radius + b.radius);
  }

  Ball negate() {
    return new Ball(-re, im == 0 ? 0 : -im, radius);
  }

  Ball times(Ball b) {
    if (!defined() || !b.defined()) return UNDEFINED;
    double error = size() * b.radius + b.size() * radius + radius * b.radius;
    double rounding = size() * b.size() * ULP;
    double imaginary = real() && b.real() ? 0 : re * b.im + im * b.re;
    return of(re * b.re - im * b.im, imaginary, error * 1.0001 + rounding);
  }

  Ball inverse() {
    if (!defined() || !nonzero() || size() < 1e-140) return UNDEFINED;
    double size = size();
    double error = radius / (size * (size - radius));
    double square = size * size;
    return of(re / square, im == 0 ? 0 : -im / square, error * 1.0001 + 4 * ULP / size);
  }

  Ball over(Ball b) {
    return times(b.inverse());
  }

  Ball exp() {
    if (!defined() || re > 300 || radius > 1) return UNDEFINED;
    double scale = StrictMath.exp(re);
    double error =
        scale * StrictMath.expm1(radius) * 1.0001 + scale * ULP * (1 + Math.abs(im) + Math.abs(re));
    if (real()) return of(scale, 0, error);
    return of(scale * StrictMath.cos(im), scale * StrictMath.sin(im), error);
  }

  /** The principal logarithm; undefined where the disc meets the cut and isn't real. */
  Ball ln() {
    if (!defined() || !nonzero()) return UNDEFINED;
    if (!real() && re < 0 && Math.abs(im) <= radius) return UNDEFINED;
    double size = size();
    double error = -StrictMath.log1p(-Math.min(radius / size, 0.999999));
    double angle = real() ? (re < 0 ? Math.PI : 0) : StrictMath.atan2(im, re);
    double length = StrictMath.log(size);
    return of(length, angle, error * 1.5 + ULP * (4 + Math.abs(length)));
  }

  /** The principal power; for a negative real base with a fraction it is not real. */
  Ball pow(Ball exponent) {
    if (!defined() || !exponent.defined()) return UNDEFINED;
    if (exponent.real() && exponent.re == 0.5) return root(2);
    return exponent.times(ln()).exp();
  }

  Ball pow(int n) {
    if (n < 0) return pow(-n).inverse();
    Ball power = ONE;
    Ball square = this;
    for (int left = n; left > 0; left >>= 1) {
      if ((left & 1) == 1) power = power.times(square);
      square = square.times(square);
    }
    return power;
  }

  /** A root: real and negative for an odd one of a negative number, else the principal one. */
  Ball root(int q) {
    if (!defined()) return UNDEFINED;
    if (re == 0 && im == 0 && radius < 1e-300) return of(0, 0, 1e-30);
    if (!real()) return ln().times(of(Rational.of(1, q))).exp();
    if (!nonzero()) return UNDEFINED;
    Ball positive = re > 0 ? this : negate();
    Ball root = positive.ln().times(of(Rational.of(1, q))).exp();
    if (re > 0) return root;
    if (q % 2 == 1) return root.negate();
    return q == 2 ? root.times(I) : UNDEFINED;
  }

  Ball sin() {
    if (!defined() || !real() || Math.abs(re) > 1e9) return UNDEFINED;
    return of(StrictMath.sin(re), 0, radius + ULP);
  }

  Ball cos() {
    if (!defined() || !real() || Math.abs(re) > 1e9) return UNDEFINED;
    return of(StrictMath.cos(re), 0, radius + ULP);
  }

  Ball abs() {
    return defined() ? of(size(), 0, radius) : UNDEFINED;
  }

  Ball arctan() {
    return defined() && real() ? of(StrictMath.atan(re), 0, radius + 4 * ULP) : UNDEFINED;
  }

  /** With the derivative {@code 1 / sqrt(1 - x^2)} at the disc's outer end. */
  Ball arcsin() {
    double outer = Math.abs(re) + radius;
    if (!defined() || !real() || outer > 0.999999) return UNDEFINED;
    return of(StrictMath.asin(re), 0, radius / Math.sqrt(1 - outer * outer) * 1.01 + 4 * ULP);
  }
}
