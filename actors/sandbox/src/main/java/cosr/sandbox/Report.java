package cosr.sandbox;

/**
 * What the trusted tests of a function said, or why they could not.
 *
 * @param code in what way: {@code value}, {@code raises}, {@code syntax}, {@code no-function},
 *     {@code protocol}, {@code ended}, {@code crash} where it is wrong; the limit where one was
 *     reached
 * @param passed tests that passed before the first that did not
 * @param parts tests that there are
 * @param remark for people, such as the class of an exception
 */
public record Report(Word word, String code, int passed, int parts, String remark) {
  /** The kind of a report. */
  public enum Word {
    /** All tests passed. */
    CORRECT,
    /** One did not. */
    INCORRECT,
    /** The solution reached a limit. */
    EXHAUSTED,
    /** A test asked what only the solution's own class could have answered. */
    UNDECIDED,
    /** The tests themselves are at fault. */
    BAD_TASK
  }

  static final String WALL = "wall";

  static Report of(Word word, String code) {
    return new Report(word, code, 0, 1, "");
  }

  /** Whether only the clock ended it, so that it is worth another try. */
  boolean byTheClock() {
    return word == Word.EXHAUSTED && code.equals(WALL);
  }

  /** The same in the words of a verdict: a limit of time is one, whichever it was. */
  Report settled() {
    return byTheClock() ? new Report(word, "time", passed, parts, remark) : this;
  }

  /**
   * The report in a line of the judge's process.
   *
   * @throws SandboxLost where it is none
   */
  static Report parse(String line) throws SandboxLost {
    String[] words = line.split(" ", 6);
    if (words.length < 5) throw new SandboxLost("the judge said: " + line);
    try {
      return new Report(
          switch (words[1]) {
            case "correct" -> Word.CORRECT;
            case "incorrect" -> Word.INCORRECT;
            case "exhausted" -> Word.EXHAUSTED;
            case "undecided" -> Word.UNDECIDED;
            case "bad-task" -> Word.BAD_TASK;
            default -> throw new SandboxLost("the judge said: " + line);
          },
          words[2],
          Integer.parseInt(words[3]),
          Integer.parseInt(words[4]),
          words.length == 6 ? words[5] : "");
    } catch (NumberFormatException e) {
      throw new SandboxLost("the judge said: " + line);
    }
  }
}
