package cosr.mathematics;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes values for a {@link ComputerAlgebra} with a fixed set of heads, and asks the one that is
 * there. Variables are numbered, large numbers and powers are left out, so that nothing of an
 * answer's text and nothing that costs much reaches it.
 */
final class Heads {
  private static final int BITS = 64;
  private static final int POWER = 40;
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("abs", "Abs"),
          Map.entry("ln", "Log"),
          Map.entry("sin", "Sin"),
          Map.entry("cos", "Cos"),
          Map.entry("tan", "Tan"),
          Map.entry("cot", "Cot"),
          Map.entry("sec", "Sec"),
          Map.entry("csc", "Csc"),
          Map.entry("arcsin", "ArcSin"),
          Map.entry("arccos", "ArcCos"),
          Map.entry("arctan", "ArcTan"),
          Map.entry("sinh", "Sinh"),
          Map.entry("cosh", "Cosh"),
          Map.entry("tanh", "Tanh"));

  private final Map<String, String> variables = new TreeMap<>();

  private Heads() {}

  /** The system on the class path, looked for once. */
  private static final class Found {
    static final @Nullable ComputerAlgebra ALGEBRA = find();

    private static @Nullable ComputerAlgebra find() {
      try {
        return ServiceLoader.load(ComputerAlgebra.class).findFirst().orElse(null);
      } catch (ServiceConfigurationError broken) {
        return null;
      }
    }
  }

  /** Whether a system is there and proves two values equal. */
  static boolean proven(Node gold, Node answer) {
    ComputerAlgebra algebra = Found.ALGEBRA;
    if (algebra == null) return false;
    String difference = difference(gold, answer);
    return difference != null && algebra.isZero(difference);
  }

  /** The difference of two values; null where one has a part that has no head. */
  static @Nullable String difference(Node gold, Node answer) {
    try {
      return new Heads().of(Relations.difference(gold, answer));
    } catch (Stop stop) {
      return null;
    }
  }

  private String of(Node node) {
    return switch (node) {
      case Node.Num n -> number(n.value());
      case Node.Constant c ->
          switch (c.name()) {
            case "pi" -> "Pi";
            case "e" -> "E";
            default -> "I";
          };
      case Node.Symbol s ->
          variables.computeIfAbsent(s.name(), name -> "v" + (variables.size() + 1));
      case Node.Negative n -> head("Times", "-1", of(n.of()));
      case Node.Sum s -> head("Plus", all(s.terms()));
      case Node.Product p -> head("Times", all(p.factors()));
      case Node.Quotient q -> head("Times", of(q.num()), head("Power", of(q.den()), "-1"));
      case Node.Power p -> head("Power", base(p.base()), exponent(p.exponent()));
      case Node.Root r -> head("Power", of(r.of()), head("Rational", "1", "" + r.degree()));
      case Node.Call c when NAMES.containsKey(c.name()) ->
          head(String.valueOf(NAMES.get(c.name())), of(c.of()));
      case Node.Logarithm l ->
          head("Times", head("Log", of(l.of())), head("Power", head("Log", of(l.base())), "-1"));
      case Node.Percent p -> head("Times", of(p.of()), head("Rational", "1", "100"));
      case Node.Degrees d -> head("Times", of(d.of()), "Pi", head("Rational", "1", "180"));
      default -> throw new Stop("head");
    };
  }

  /** The base of a power; a number there holds no power, so that it stays small. */
  private String base(Node base) {
    boolean number = Numeric.symbols(base).isEmpty();
    if (number && Nodes.any(base, Node.Power.class::isInstance)) throw new Stop("head");
    return of(base);
  }

  /** An exponent: a small number, or anything with a variable or a constant but no powers. */
  private String exponent(Node exponent) {
    if (Nodes.any(exponent, Node.Power.class::isInstance)) throw new Stop("head");
    boolean large =
        Nodes.any(
            exponent,
            n -> n instanceof Node.Num num && num.value().abs().compareTo(Rational.of(POWER)) > 0);
    boolean product = Numeric.symbols(exponent).isEmpty() && exponent instanceof Node.Product;
    boolean plain = !product || Nodes.any(exponent, Node.Constant.class::isInstance);
    if (large || !plain) throw new Stop("head");
    return of(exponent);
  }

  private static String number(Rational value) {
    if (value.num().bitLength() > BITS || value.den().bitLength() > BITS) throw new Stop("head");
    return value.den().equals(BigInteger.ONE)
        ? value.num().toString()
        : head("Rational", value.num().toString(), value.den().toString());
  }

  private String[] all(List<Node> nodes) {
    List<String> texts = new ArrayList<>();
    for (Node node : nodes) texts.add(of(node));
    return texts.toArray(String[]::new);
  }

  private static String head(String name, String... arguments) {
    return name + "[" + String.join(",", arguments) + "]";
  }
}
