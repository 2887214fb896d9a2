package cosr.mathematics;

import cosr.mathematics.Outcome.Different;
import cosr.mathematics.Outcome.Equal;
import cosr.mathematics.Outcome.Undecided;
import java.util.List;
import java.util.Set;

/** Compares words. */
final class Phrases {
  private static final Set<String> NUMBERS =
      Set.of(
          "zero",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "twenty",
          "thirty",
          "hundred",
          "half",
          "quarter",
          "third",
          "infinite",
          "infinitely many",
          "none",
          "never",
          "undefined",
          "does not exist");
  private static final Set<String> KINDS =
      Set.of(
          "function",
          "number",
          "line",
          "curve",
          "graph",
          "triangle",
          "angle",
          "series",
          "sequence");
  private static final Set<String> NEGATIONS = Set.of("not", "no", "never", "non", "isn't");

  private Phrases() {}

  /** Equal in all letters; undecided where one has all words of the other and none negates. */
  static Outcome compare(String gold, String answer) {
    String g = plain(gold);
    String a = plain(answer);
    if (g.equals(a)) return new Equal("words");
    Set<String> left = Set.copyOf(List.of(g.split(" ")));
    Set<String> right = Set.copyOf(List.of(a.split(" ")));
    if (named(g, a) || named(a, g)) return new Equal("words");
    boolean negated = negated(left) != negated(right);
    boolean within = left.containsAll(right) || right.containsAll(left);
    if (within && !negated) return new Undecided("words");
    return open(g) || open(a) ? new Undecided("words") : new Different("words");
  }

  /** Whether one says nothing more than the other but what kind of thing it is. */
  private static boolean named(String word, String more) {
    if (word.contains(" ") || open(word) || NEGATIONS.contains(word)) return false;
    return more.startsWith(word + " ") && KINDS.contains(more.substring(word.length() + 1));
  }

  /** Words against a formula: different, but for words that name a number. */
  static Outcome against(String words) {
    return words.matches("[A-Z]+|[a-z]{2,3}") || open(plain(words))
        ? new Undecided("words")
        : new Different("kind");
  }

  private static boolean open(String words) {
    for (String word : words.split(" ")) if (NUMBERS.contains(word)) return true;
    return NUMBERS.contains(words);
  }

  private static boolean negated(Set<String> words) {
    return words.stream().anyMatch(NEGATIONS::contains);
  }

  private static String plain(String words) {
    String joined = words.replace('-', ' ').replaceAll("\\s+", " ").strip();
    return joined.replaceFirst("^(?:the|an?) (?=.)", "");
  }
}
