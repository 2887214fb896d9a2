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
 * than {@link #SMALL} prompts, the quarter with the smallest CRC-32s; of one where the checksum
 * leaves fewer than {@link #EXAM}, those with the smallest CRC-32s besides.
 */
final class HoldOut {
  /** One prompt in so many is held out by its checksum. */
  static final int SHARE = 6;

  /** A level with fewer distinct prompts does not exist. */
  static final int LEAST = 32;

  /** A cell with fewer distinct prompts is held out by enumeration. */
  static final int SMALL = 96;

  /** Prompts that an exam asks of every cell. */
  static final int EXAM = 16;

  /** A cell with fewer distinct prompts may be left with too few by the checksum. */
  static final int THIN = 256;

  private HoldOut() {}

  /** What is held out of an enumerated cell. */
  static SortedSet<String> of(List<String> prompts) {
    if (prompts.size() < SMALL) return smallest(prompts, Math.max(1, prompts.size() / 4));
    SortedSet<String> out = new TreeSet<>(prompts.stream().filter(HoldOut::byChecksum).toList());
    List<String> others = prompts.stream().filter(p -> !byChecksum(p)).toList();
    out.addAll(smallest(others, Math.max(0, EXAM - out.size())));
    return Collections.unmodifiableSortedSet(out);
  }

  static boolean byChecksum(String prompt) {
    return checksum(prompt) % SHARE == 0;
  }

  private static SortedSet<String> smallest(List<String> prompts, int count) {
    return Collections.unmodifiableSortedSet(
        new TreeSet<>(
            prompts.stream()
                .sorted(
                    Comparator.comparingLong(HoldOut::checksum)
                        .thenComparing(Comparator.naturalOrder()))
                .limit(count)
                .toList()));
  }

  static long checksum(String prompt) {
    CRC32 crc = new CRC32();
    crc.update(prompt.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
