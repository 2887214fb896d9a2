package cosr.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that somebody may have meant, by edit distance. Pure. */
public final class NearMisses {
  private static final int MOST = 3;

  private NearMisses() {}

  /** At most three known names close to the given one, closest first. */
  public static List<String> of(String given, Collection<String> known) {
    record Guess(String name, int distance) {}
    List<Guess> guesses = new ArrayList<>();
    for (String name : known) {
      int distance = distance(given, name);
      if (distance <= limit(given)) guesses.add(new Guess(name, distance));
    }
    guesses.sort(Comparator.comparingInt(Guess::distance).thenComparing(Guess::name));
    return guesses.stream().limit(MOST).map(Guess::name).toList();
  }

  /** {@code ; did you mean 'a' or 'b'?}, or the known names where none is close. */
  public static String hint(String given, Collection<String> known) {
    List<String> near = of(given, known);
    return near.isEmpty() ? "; known are " + String.join(", ", known) : meant(near);
  }

  static String meant(List<String> near) {
    return "; did you mean "
        + String.join(" or ", near.stream().map(n -> "'" + n + "'").toList())
        + "?";
  }

  private static int limit(String given) {
    return Math.max(1, Math.min(4, given.length() / 3));
  }

  /** Edits between two names; case, hyphens and underscores do not count. */
  static int distance(String left, String right) {
    String a = plain(left);
    String b = plain(right);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) cost[i][0] = i;
    for (int j = 0; j <= b.length(); j++) cost[0][j] = j;
    for (int i = 1; i <= a.length(); i++)
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best =
            Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
      }
    return cost[a.length()][b.length()];
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }
}
