package cosr.protocol;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of the rules by which states and decisions follow from settings and events. It is
 * raised with every change after which the same journal would go on to other events or weights:
 * policies, lessons and numerics as well; {@link Terms#codeVersion} carries it, so that a run begun
 * under other rules isn't resumed unnoticed.
 */
public final class Rules {
  /** Of this code. */
  public static final int NUMBER = 6;

  /** The rules of a code version that names none. */
  private static final int UNNAMED = 1;

  private static final Pattern NAMED = Pattern.compile(", rules (\\d{1,9})");

  private Rules() {}

  /** A code version with the number of its rules. */
  public static String name(String version) {
    return version + ", rules " + NUMBER;
  }

  /** The number that a code version carries. */
  public static int of(String codeVersion) {
    Matcher named = NAMED.matcher(codeVersion);
    return named.find() ? Integer.parseInt(named.group(1)) : UNNAMED;
  }
}
