package cosr.verifier.pool;

import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest verdicts of checks that say that they follow from the answer, by the content of check
 * and answer: the same program is not run again for the same check. What was no verdict on the
 * program, a fault of ours or an undecided one, and what the time decided, is not kept.
 * Thread-safe.
 */
final class VerdictCache {
  private final Map<String, Verdict> verdicts;

  /**
   * @param capacity verdicts that are kept, from 0
   */
  VerdictCache(int capacity) {
    this.verdicts =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Verdict> eldest) {
            return size() > capacity;
          }
        };
  }

  synchronized Optional<Verdict> verdict(String key) {
    return Optional.ofNullable(verdicts.get(key));
  }

  synchronized void keep(String key, Verdict verdict) {
    boolean stands =
        switch (verdict.outcome()) {
          case Outcome.Correct c -> true;
          case Outcome.Incorrect i -> true;
          case Outcome.Exhausted e -> !e.limit().equals("time");
          case Outcome.BadTask b -> true;
          case Outcome.NoAnswer n -> false;
          case Outcome.Undecided u -> false;
          case Outcome.Fault f -> false;
        };
    if (stands) verdicts.put(key, verdict);
  }

  /** SHA-256 of check and answer. */
  static String key(Check check, String answer) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, check.kind() + ":" + check.version());
      check
          .parameters()
          .forEach(
              (name, value) -> {
                add(digest, name);
                add(digest, value);
              });
      add(digest, answer);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The length goes before, so that no two lists of texts are the same bytes. */
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
