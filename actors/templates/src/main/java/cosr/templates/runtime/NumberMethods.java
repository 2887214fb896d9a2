package cosr.templates.runtime;

import cosr.templates.value.Types;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The methods of int and float that print or ask something. */
final class NumberMethods {
  private NumberMethods() {}

  static @Nullable Method find(String name, boolean isInt) {
    return switch (name) {
      case "is_integer" ->
          isInt
              ? null
              : (self, arguments) -> {
                Plain.none("float.is_integer", arguments);
                double number = (Double) self;
                return !Double.isInfinite(number) && number == Math.rint(number);
              };
      case "conjugate" ->
          (self, arguments) -> {
            Plain.none(Types.name(self) + ".conjugate", arguments);
            return self instanceof Double ? self : Types.integer(self);
          };
      case "bit_length" ->
          isInt
              ? (self, arguments) -> {
                Plain.none("int.bit_length", arguments);
                return BigInteger.valueOf(Types.integer(self).abs().bitLength());
              }
              : null;
      case "bit_count" ->
          isInt
              ? (self, arguments) -> {
                Plain.none("int.bit_count", arguments);
                return BigInteger.valueOf(Types.integer(self).abs().bitCount());
              }
              : null;
      default -> null;
    };
  }
}
