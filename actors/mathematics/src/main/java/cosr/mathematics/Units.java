package cosr.mathematics;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Units of measurement: a unit's text as a product of named units, and exact factors between those
 * of one kind. Factors are the international definitions (1 in = 0.0254 m, 1 lb = 0.45359237 kg).
 */
final class Units {
  /**
   * A unit in terms of its kind's own.
   *
   * @param kind base unit of the kind
   * @param power of the base unit
   * @param factor how many of those it is
   */
  private record Unit(String kind, int power, Rational factor) {}

  /** A unit's value in base units: kinds with exponents and one factor. */
  record Measure(Map<String, Integer> kinds, Rational factor) {}

  private static final Map<String, Unit> NAMED = new TreeMap<>();

  static {
    add("m", 1, 1, "m metre meter");
    add("m", 1, 100, "cm centimetre centimeter");
    add("m", 1, 1000, "mm millimetre millimeter");
    add("m", 1000, 1, "km kilometre kilometer");
    add("m", 254, 10_000, "in inch inche");
    add("m", 3048, 10_000, "ft feet foot");
    add("m", 9144, 10_000, "yd yard");
    add("m", 1_609_344, 1000, "mi mile");
    add("s", 1, 1, "s sec second");
    add("s", 60, 1, "min minute");
    add("s", 3600, 1, "h hr hour");
    add("s", 86_400, 1, "day");
    add("s", 604_800, 1, "week");
    add("month", 1, 1, "month");
    add("month", 12, 1, "year yr");
    add("kg", 1, 1, "kg kilogram");
    add("kg", 1, 1000, "g gram");
    add("kg", 1, 1_000_000, "mg milligram");
    add("kg", 45_359_237, 100_000_000, "lb pound");
    addVolume(1000, "L l liter litre");
    addVolume(1_000_000, "mL ml milliliter millilitre");
    add("dollar", 1, 1, "dollar buck");
    add("dollar", 1, 100, "cent ¢");
    add("euro", 1, 1, "euro");
    add("pounds sterling", 1, 1, "pounds sterling");
    add("degree", 1, 1, "degree deg");
    add("unit", 1, 1, "unit");
    add("celsius", 1, 1, "celsius");
    add("fahrenheit", 1, 1, "fahrenheit");
    add("J", 1, 1, "J joule");
    add("N", 1, 1, "N newton");
    add("W", 1, 1, "W watt");
    add("V", 1, 1, "V volt");
    add("Hz", 1, 1, "Hz hertz");
  }

  private Units() {}

  private static void add(String kind, long num, long den, String names) {
    for (String name : names.split(" "))
      NAMED.put(
          name.equals("pounds") ? "pounds sterling" : name,
          new Unit(kind, 1, Rational.of(num, den)));
  }

  private static void addVolume(long perCubicMetre, String names) {
    for (String name : names.split(" "))
      NAMED.put(name, new Unit("m", 3, Rational.of(1, perCubicMetre)));
  }

  /** Whether a bare run of letters after a number is taken as a unit. */
  static boolean plain(String run) {
    if (run.equals("L") || run.length() == 1) return false;
    return named(run) != null
        || NumberWords.scale(run) != null
        || (run.length() > 3 && Nouns.counted(run))
        || run.equals("mph")
        || run.equals("square")
        || run.equals("cubic")
        || run.equals("per");
  }

  /** Words that say something else about a number than its unit. */
  private static final Pattern OTHER =
      Pattern.compile(
          "\\b(?:or|and|not|no|if|is|are|was|maybe|but|wait|wrong|about|roughly|more|less|than|then"
              + "|times|plus|minus|percent|hundred|thousand|million|billion|half|dozen|to|by|mod"
              + "|modulo|base|negative|answer|either|with|where|when|for|except|factorial|squared"
              + "|cubed|over|pi|i|e|x|y|n|[ap]\\.?m|noon|o'clock)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> LINKING = Set.of("per", "square", "sq", "cubic", "cu");

  private static final Pattern READABLE =
      Pattern.compile("(?:[A-Za-z]++\\.?+(?:\\^\\{?-?[1-9]\\}?)?+[ /-]*+){1,4}+");

  /** Whether words after a number may be its unit. */
  static boolean readable(String text) {
    return READABLE.matcher(text).matches() && !OTHER.matcher(text).find();
  }

  /** Whether all words are units of measurement or things that are counted. */
  static boolean known(String text) {
    int words = 0;
    for (String word : text.strip().split("[ /.-]+")) {
      String name = word.replaceFirst("\\^.*", "");
      if (name.isEmpty() || LINKING.contains(name)) continue;
      if (named(name) == null && !name.equals("mph") && !Nouns.counted(name)) return false;
      words++;
    }
    return words > 0;
  }

  private static @Nullable Unit named(String word) {
    Unit unit = NAMED.get(word);
    if (word.length() < 3) return unit;
    if (unit == null) unit = NAMED.get(word.toLowerCase(Locale.ROOT));
    if (unit == null && word.length() > 3 && word.endsWith("s"))
      unit = NAMED.get(word.substring(0, word.length() - 1).toLowerCase(Locale.ROOT));
    return unit;
  }

  /**
   * Reads a unit such as {@code cm^2}, {@code square inches}, {@code m/s}, {@code miles per hour}.
   * A word that is no known unit is a kind of its own.
   */
  static Measure measure(String text) {
    String s = text.replace("mph", "mile / hour").replace(" per ", " / ").replace("/", " / ");
    Map<String, Integer> kinds = new TreeMap<>();
    Rational factor = Rational.ONE;
    int sign = 1;
    int power = 1;
    for (String word : words(s)) {
      switch (word) {
        case "/" -> sign = -1;
        case "square", "sq" -> power = 2;
        case "cubic", "cu" -> power = 3;
        default -> {
          int hat = word.indexOf('^');
          String name = hat < 0 ? word : word.substring(0, hat);
          if (hat >= 0 && power > 1) throw new Stop("unit");
          if (hat >= 0) power = exponent(word.substring(hat + 1));
          Unit unit = named(name);
          if (unit == null) unit = new Unit("'" + stem(name), 1, Rational.ONE);
          kinds.merge(unit.kind(), sign * power * unit.power(), Integer::sum);
          factor = factor.times(unit.factor().pow(sign * power));
          power = 1;
        }
      }
    }
    kinds.values().removeIf(e -> e == 0);
    return new Measure(kinds, factor);
  }

  private static List<String> words(String s) {
    List<String> words = new ArrayList<>();
    for (String word : s.strip().split("[ .]+")) if (!word.isEmpty()) words.add(word);
    if (s.strip().equals("pounds sterling")) return List.of("pounds sterling");
    return words;
  }

  private static int exponent(String digits) {
    String plain = digits.replaceAll("[{}]", "");
    if (!plain.matches("-?[1-9]")) throw new Stop("unit");
    return new BigInteger(plain).intValueExact();
  }

  private static String stem(String name) {
    if (name.length() < 4) return name;
    String small = name.toLowerCase(Locale.ROOT);
    return small.length() > 3 && small.endsWith("s")
        ? small.substring(0, small.length() - 1)
        : small;
  }
}
