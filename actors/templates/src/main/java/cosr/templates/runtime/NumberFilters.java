package cosr.templates.runtime;

import cosr.templates.syntax.Expr;
import cosr.templates.value.FloatText;
import cosr.templates.value.PyException;
import cosr.templates.value.Repr;
import cosr.templates.value.Types;
import cosr.templates.value.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters about numbers. */
final class NumberFilters {
  private NumberFilters() {}

  static void addTo(Map<String, Filters.Filter> filters) {
    filters.put("abs", Filters.bound(Signature.filter("abs", 0), (v, a) -> abs(v)));
    filters.put(
        "int",
        Filters.bound(Signature.filter("do_int", 0, "default", "base"), NumberFilters::integer));
    filters.put(
        "float", Filters.bound(Signature.filter("do_float", 0, "default"), NumberFilters::real));
    filters.put(
        "round",
        Filters.bound(
            Signature.filter("do_round", 0, "precision", "method"), NumberFilters::round));
    filters.put(
        "filesizeformat",
        Filters.bound(Signature.filter("do_filesizeformat", 0, "binary"), NumberFilters::fileSize));
  }

  private static Object abs(Object value) {
    if (value instanceof Double number) {
      return Math.abs(number);
    }
    if (!Types.isInt(value)) {
      throw PyException.type("bad operand type for abs(): " + Plain.quotedType(value));
    }
    return Types.integer(value).abs();
  }

  private static Object integer(Object value, @Nullable Object[] a) {
    Undefined.check(value);
    Object otherwise = a[0] == null ? BigInteger.ZERO : a[0];
    int base = a[1] == null ? 10 : Types.index(a[1]);
    if (Types.isText(value)) {
      BigInteger number =
          base == 0 || (base >= 2 && base <= 36) ? Numbers.parse(Types.text(value), base) : null;
      if (number != null) {
        return number;
      }
    } else if (Types.isInt(value)) {
      return Types.integer(value);
    }
    try {
      Double number = toReal(value);
      return number == null ? otherwise : Numbers.truncate(number);
    } catch (PyException e) {
      return switch (e.type()) {
        case "ValueError", "TypeError" -> otherwise;
        case "OverflowError" -> {
          if (value instanceof Double) {
            throw e;
          }
          yield otherwise;
        }
        default -> throw e;
      };
    }
  }

  private static @Nullable Double toReal(Object value) {
    Undefined.check(value);
    if (Types.isText(value)) {
      return Numbers.parseReal(Types.text(value));
    }
    return Types.isNumber(value) ? Double.valueOf(Numbers.real(value)) : null;
  }

  private static Object real(Object value, @Nullable Object[] a) {
    Double number = toReal(value);
    return number != null ? number : a[0] == null ? Double.valueOf(0) : a[0];
  }

  private static Object round(Object value, @Nullable Object[] a) {
    Object given = a[0] == null ? BigInteger.ZERO : a[0];
    String method = a[1] == null ? "common" : Repr.str(a[1]);
    if (!method.equals("common") && !method.equals("ceil") && !method.equals("floor")) {
      throw new PyException("FilterArgumentError", "method must be common, ceil or floor");
    }
    if (method.equals("common")) {
      if (!Types.isNumber(value)) {
        throw PyException.type("type " + Types.name(value) + " doesn't define __round__ method");
      }
      int places = Types.index(given);
      return value instanceof Double number
          ? round(number, places)
          : round(Types.integer(value), places);
    }
    Object factor = Numbers.power(BigInteger.TEN, given);
    Object scaled = Operators.binary(Expr.Operator.MUL, value, factor);
    if (!Types.isNumber(scaled)) {
      throw PyException.type("must be real number, not " + Types.name(scaled));
    }
    Object whole =
        scaled instanceof Double number
            ? Numbers.truncate(method.equals("ceil") ? Math.ceil(number) : Math.floor(number))
            : Types.integer(scaled);
    return Numbers.divide(whole, factor);
  }

  private static Object round(double number, int places) {
    if (Double.isNaN(number) || Double.isInfinite(number) || places > 400) {
      return number;
    }
    return places < -400
        ? Math.copySign(0.0, number)
        : Math.copySign(
            new BigDecimal(number).setScale(places, RoundingMode.HALF_EVEN).doubleValue(), number);
  }

  private static Object round(BigInteger number, int places) {
    if (places >= 0) {
      return number;
    }
    if (places < -10_000) {
      return BigInteger.ZERO;
    }
    return new BigDecimal(number).setScale(places, RoundingMode.HALF_EVEN).toBigInteger();
  }

  private static Object fileSize(Object value, @Nullable Object[] a) {
    Undefined.check(value);
    if (!Types.isText(value) && !Types.isNumber(value)) {
      throw PyException.type(
          "float() argument must be a string or a real number, not " + Plain.quotedType(value));
    }
    Double size = toReal(value);
    if (size == null) {
      throw PyException.value("could not convert string to float: " + Repr.repr(value));
    }
    boolean binary = a[0] != null && Types.truth(a[0]);
    double base = binary ? 1024 : 1000;
    if (size == 1) {
      return "1 Byte";
    }
    if (size < base) {
      return Numbers.truncate(size) + " Bytes";
    }
    String letters = binary ? "KMGTPEZY" : "kMGTPEZY";
    double unit = base;
    for (int i = 0; i < letters.length(); i++) {
      unit = Math.pow(base, i + 2);
      if (size < unit || i == letters.length() - 1) {
        return Percent.fixed(base * size / unit, 1)
            + " "
            + letters.charAt(i)
            + (binary ? "iB" : "B");
      }
    }
    return FloatText.of(size);
  }
}
