package cosr.mathematics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Labelled pairs of answers, and how the comparison does on them. */
record Pairs(List<Pair> all) {
  /** A gold answer and another that is equal or different. */
  record Pair(String kind, String gold, String answer, boolean equal) {}

  /** Counts of one kind of answer. */
  static final class Counts {
    int equalAsEqual;
    int equalMissed;
    int equalUndecided;
    int differentAsDifferent;
    int differentUndecided;
    int differentAsEqual;

    double balancedAccuracy() {
      double equal = (double) equalAsEqual / (equalAsEqual + equalMissed + equalUndecided);
      int rejected = differentAsDifferent + differentUndecided;
      return (equal + (double) rejected / (rejected + differentAsEqual)) / 2;
    }

    @Override
    public String toString() {
      return "equal: %d right, %d called different, %d undecided; different: %d right, %d undecided, %d called equal"
          .formatted(
              equalAsEqual,
              equalMissed,
              equalUndecided,
              differentAsDifferent,
              differentUndecided,
              differentAsEqual);
    }
  }

  static Pairs read(String resource) {
    try (InputStream in = Pairs.class.getResourceAsStream(resource)) {
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new Pairs(
          lines
              .lines()
              .skip(1)
              .map(line -> line.split("\t"))
              .map(f -> new Pair(f[0], f[1], f[2], f[3].equals("equal")))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counts by kind, with the sum under {@code all}. */
  Map<String, Counts> counts() {
    Map<String, Counts> counts = new TreeMap<>();
    for (Pair pair : all)
      for (String kind : List.of(pair.kind(), "all"))
        count(counts.computeIfAbsent(kind, k -> new Counts()), pair);
    return counts;
  }

  private static void count(Counts counts, Pair pair) {
    switch (Mathematics.compare(pair.gold(), pair.answer())) {
      case Outcome.Equal e -> {
        if (pair.equal()) counts.equalAsEqual++;
        else counts.differentAsEqual++;
      }
      case Outcome.Different d -> {
        if (pair.equal()) counts.equalMissed++;
        else counts.differentAsDifferent++;
      }
      case Outcome.Undecided u -> {
        if (pair.equal()) counts.equalUndecided++;
        else counts.differentUndecided++;
      }
    }
  }
}
