package cosr.runtime.screen;

import cosr.protocol.Outcome;

/** An outcome as a sign and a word. */
public record Mark(String sign, String word, boolean right, boolean teaches) {

  /** The mark of an outcome. */
  public static Mark of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Correct c -> new Mark("✓", "right", true, true);
      case Outcome.Incorrect i -> new Mark("✗", "wrong" + code(i.code()), false, true);
      case Outcome.NoAnswer n -> new Mark("✗", "no answer" + code(n.code()), false, true);
      case Outcome.Exhausted e -> new Mark("✗", "exhausted" + code(e.limit()), false, true);
      case Outcome.BadTask b -> new Mark("!", "bad task" + code(b.code()), false, false);
      case Outcome.Undecided u -> new Mark("?", "undecided" + code(u.code()), false, false);
      case Outcome.Fault f -> new Mark("!", "fault" + code(f.code()), false, false);
    };
  }

  private static String code(String code) {
    return code.isEmpty() ? "" : " (" + Words.clean(code) + ")";
  }

  /** Sign and word in the colour of the outcome. */
  public String inked(Ink ink) {
    String text = sign + " " + word;
    return right ? ink.green(text) : teaches ? ink.red(text) : ink.yellow(text);
  }
}
