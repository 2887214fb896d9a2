package cosr.curator.tasks;

import cosr.protocol.Placed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Prompts and answers of programs in {@link Placed} characters. A short program is written with
 * {@link Placed#PASS} before, between or behind its operations, which leave the list as it is, up
 * to {@value #SHORT} in all: so longer chains of lists are met from the first level on. How many
 * there are, where, and the first list's number follow from the task (its CRC-32), so that all are
 * met at every level.
 */
final class ProgramText {
  /** Operations of a program below which others that change nothing may be between them. */
  private static final int SHORT = 5;

  private ProgramText() {}

  /** Letters of operations with those that change nothing. */
  static String filled(String letters, String digits) {
    StringBuilder out = new StringBuilder(letters);
    long key = key(letters, digits) / Placed.NOW.lists();
    int room = Math.max(0, SHORT - letters.length());
    int passes = (int) (key % (room + 1));
    key /= room + 1;
    for (int i = 0; i < passes; i++) {
      out.insert((int) (key % (out.length() + 1)), Placed.PASS);
      key /= out.length();
    }
    return out.toString();
  }

  /** Of the task. */
  static int firstList(String letters, String digits) {
    return (int) (key(letters, digits) % Placed.NOW.lists());
  }

  private static long key(String letters, String digits) {
    CRC32 sum = new CRC32();
    sum.update((letters + digits).getBytes(StandardCharsets.US_ASCII));
    return sum.getValue();
  }

  /**
   * The body of a prompt.
   *
   * @param chars today's, with {@link Placed#START}, or the former ones
   * @param letters with those that change nothing
   * @param list number of the first list
   */
  static String body(Placed chars, String letters, String digits, int list) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < letters.length(); i++)
      out.append(chars.operation(letters.charAt(i), list + i));
    if (chars == Placed.NOW) out.append(chars.start(list));
    append(chars, out, digits, list);
    return out.toString();
  }

  /** Operations and digits of a body; it may be a plain one. */
  static String plain(String body) {
    return Placed.plain(body)
        .replace(String.valueOf(Placed.START), "")
        .replace(String.valueOf(Placed.PASS), "");
  }

  /** The answer to a body, from the results of its operations. */
  static String answer(String body, List<String> results) {
    char first = body.charAt(0);
    if (!Placed.is(first)) return String.join(String.valueOf(Notation.SEPARATOR), results);
    boolean marked = Placed.plain(body).indexOf(Placed.START) > 0;
    Placed chars = marked ? Placed.NOW : Placed.FORMER;
    int list = Placed.list(first);
    StringBuilder out = new StringBuilder();
    if (marked) out.append(chars.start(list));
    String digits = plain(body).substring(results.size());
    int done = 0;
    for (int i = 0; done < results.size() || Placed.plain(body.charAt(i)) == Placed.PASS; i++) {
      char letter = Placed.plain(body.charAt(i));
      if (letter != Placed.PASS) digits = results.get(done++);
      out.append(chars.operation(letter, list + i));
      append(chars, out, digits, list + i + 1);
    }
    return out.toString();
  }

  /** The results of the operations in an answer. */
  static List<String> results(String answer) {
    if (answer.isEmpty() || !Placed.is(answer.charAt(0)))
      return List.of(answer.split(String.valueOf(Notation.SEPARATOR)));
    List<String> results = new ArrayList<>();
    boolean passes = false;
    for (char c : Placed.plain(answer).toCharArray()) {
      if (Digits.is(c)) {
        if (!passes) results.add(results.removeLast() + c);
        continue;
      }
      passes = c == Placed.PASS;
      if (!passes && c != Placed.START) results.add("");
    }
    return results;
  }

  private static void append(Placed chars, StringBuilder out, String digits, int list) {
    for (int place = 0; place < digits.length(); place++)
      out.append(chars.digit(digits.charAt(place), list, place));
  }
}
