package cosr.curator;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happened in a cell so far.
 *
 * @param groups groups with at least one outcome that teaches
 * @param attempts outcomes that teach
 * @param successes of those, the right ones
 * @param dry attempts since the last success
 * @param remediedAt value of {@code dry} at the last remediation; 0 where there was none
 * @param tokens tokens of the attempts that teach
 * @param micros solve time; recorded, never decided from
 * @param timed groups that the solve time is of
 * @param failures of late: what decides whether the answers' form is what fails
 * @param tallies failure codes and what did not teach, by name, of all times; for display
 */
public record History(
    int groups,
    long attempts,
    long successes,
    int dry,
    int remediedAt,
    long tokens,
    long micros,
    int timed,
    Failures failures,
    SortedMap<String, Integer> tallies) {
  /** Outcomes that blame the task. */
  static final String BAD_TASK = "bad-task";

  /** Groups of which an outcome blames the task, and none says right or wrong. */
  static final String BAD_GROUP = "bad-group";

  /** Outcomes that the check could not decide. */
  static final String UNDECIDED = "undecided";

  /** Outcomes lost to our own infrastructure. */
  static final String FAULT = "fault";

  /** Verdicts that came out otherwise when decided again. */
  static final String DISAGREEMENT = "disagreement";

  /** Prefixes of the names of failures that teach. */
  static final String NO_ANSWER = "no-answer:";

  static final String INCORRECT = "incorrect:";
  static final String EXHAUSTED = "exhausted:";

  /** Names kept at most; codes beyond them are counted as {@code other}. */
  static final int MOST_NAMES = 32;

  public History {
    tallies = Collections.unmodifiableSortedMap(new TreeMap<>(tallies));
  }

  static History none() {
    return new History(0, 0, 0, 0, 0, 0, 0, 0, Failures.none(), new TreeMap<>());
  }

  History after(CellReview seen) {
    int length = dry;
    int remedied = remediedAt;
    for (int g = 0; g < seen.passed().size(); g++) {
      boolean any = seen.passed().get(g) > 0;
      length = any ? 0 : length + seen.counted().get(g);
      if (any) remedied = 0;
    }
    return new History(
        groups + seen.counted().size(),
        attempts + seen.attempts(),
        successes + seen.passes(),
        length,
        remedied,
        tokens + seen.tokens(),
        micros + seen.micros(),
        timed + (seen.micros() > 0 ? seen.counted().size() : 0),
        failures.after(seen),
        plus(seen.tallies()));
  }

  private SortedMap<String, Integer> plus(SortedMap<String, Integer> more) {
    SortedMap<String, Integer> all = new TreeMap<>(tallies);
    more.forEach(
        (name, n) -> {
          boolean room = all.containsKey(name) || all.size() < MOST_NAMES || !name.contains(":");
          String kept = room ? name : name.substring(0, name.indexOf(':') + 1) + "other";
          all.merge(kept, n, Integer::sum);
        });
    return all;
  }

  History remedied() {
    return new History(
        groups, attempts, successes, dry, dry, tokens, micros, timed, failures, tallies);
  }

  /** The same without times, for digests. */
  History timeless() {
    return new History(
        groups, attempts, successes, dry, remediedAt, tokens, 0, 0, failures, tallies);
  }

  /** How often this name was met. */
  public int tally(String name) {
    return tallies.getOrDefault(name, 0);
  }

  /** Whether most failures of late are attempts without an answer in the form asked for. */
  public boolean formatLed() {
    return failures.formatLed();
  }

  /** Mean tokens an attempt; 0 before the first. */
  public double meanTokens() {
    return attempts == 0 ? 0 : (double) tokens / attempts;
  }

  /**
   * Mean solve time a group, in microseconds, of the groups that were timed; 0 before the first.
   */
  public double meanMicros() {
    return timed == 0 ? 0 : (double) micros / timed;
  }
}
