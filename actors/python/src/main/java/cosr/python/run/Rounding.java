package cosr.python.run;

import cosr.python.value.Numeric;
import cosr.python.value.PyError;
import cosr.python.value.PyFloat;
import cosr.python.value.PyInt;
import cosr.python.value.PyNone;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;
import cosr.python.value.Run;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;

/** {@code round}: half to even, by the exact value. */
final class Rounding {
  private Rounding() {}

  static PyValue round(Run run, PyValue[] a, String[] n) {
    Calls.allow(n, "number", "ndigits");
    if (Arrays.asList(n).contains("number"))
      throw new RefusedException("keyword", 0, "round(number=...)");
    if (a.length > 2 || Calls.positional(a, n) < 1) throw PyError.type("round() arguments");
    PyValue digits = Calls.either(a, n, 1, "ndigits", PyNone.NONE);
    if (a[0] instanceof PyFloat f) {
      if (digits == PyNone.NONE) return Numeric.truncate(Math.rint(f.value()));
      return new PyFloat(decimals(f.value(), Texts.word(digits)));
    }
    if (!Arithmetic.isInt(a[0])) throw PyError.type("round() of " + a[0].typeName());
    PyInt number = Numeric.integer(a[0]);
    if (digits == PyNone.NONE) return number;
    PyInt places = Sequences.index(digits);
    if (places.sign() >= 0) return number;
    long down = places.isSmall() ? -places.small() : Long.MAX_VALUE;
    if (down < 0 || down > number.bits()) return PyInt.of(0);
    run.step(down);
    BigInteger unit = BigInteger.TEN.pow((int) down);
    BigDecimal scaled = new BigDecimal(number.big()).divide(new BigDecimal(unit));
    BigInteger whole = scaled.setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
    return PyInt.of(whole.multiply(unit));
  }

  private static double decimals(double value, long digits) {
    if (Double.isInfinite(value) || value == 0 || digits > 323) return value;
    if (digits < -308) return Math.copySign(0.0, value);
    BigDecimal rounded = new BigDecimal(value).setScale((int) digits, RoundingMode.HALF_EVEN);
    double result = Math.copySign(rounded.doubleValue(), value);
    if (Double.isInfinite(result)) throw PyError.overflow("rounded value too large");
    return result;
  }
}
