package cosr.curator.tasks;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * Which prompts are for exams alone: those whose CRC-32 is divisible by six; of a cell with fewer
 * than {@link #SMALL} prompts, the quarter with the smallest CRC-32s.
 */
final class HoldOut {
  /** A level with fewer distinct prompts does not exist. */
  static final int LEAST = 32;

  /** A cell with fewer distinct prompts is held out by enumeration. */
  static final int SMALL = 96;

  private HoldOut() {}

  static boolean byChecksum(String prompt) {
    return checksum(prompt) % 6 == 0;
  }

  /** A quarter of the prompts, rounded down. */
  static SortedSet<String> quarter(List<String> prompts) {
    return Collections.unmodifiableSortedSet(
        new TreeSet<>(
            prompts.stream()
                .sorted(
                    Comparator.comparingLong(HoldOut::checksum)
                        .thenComparing(Comparator.naturalOrder()))
                .limit(prompts.size() / 4)
                .toList()));
  }

  static long checksum(String prompt) {
    CRC32 crc = new CRC32();
    crc.update(prompt.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
