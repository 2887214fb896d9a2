package cosr.python;

import java.util.SplittableRandom;

/** Small random edits of a text. */
final class Mutations {
  private static final String[] PIECES = {
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    "*",
    "**",
    "not ",
    " and ",
    "lambda: ",
    "1",
    "0",
    "'a'",
    " if ",
    " else ",
    "\n",
    "    ",
    "=",
    "==",
    ".",
    "-",
    "return ",
    "del ",
    "x",
    "None",
    "for ",
    " in ",
    " is ",
    "f''",
    "yield ",
    "global g\n",
    ";",
    "\\",
    "'",
    "\"",
    "%",
    "@",
    "raise ",
    "True",
    "_",
    "1.5",
    "e",
    "pass",
    "break",
    "#",
    "\t",
    "~",
    "//",
    " or ",
    "!=",
    ":=",
    "->"
  };

  private Mutations() {}

  static String mutate(String source, SplittableRandom random) {
    StringBuilder text = new StringBuilder(source);
    int edits = 1 + random.nextInt(2);
    for (int i = 0; i < edits && text.length() > 2; i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(5)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 2 -> text.setCharAt(at, text.charAt(random.nextInt(text.length())));
        case 3 -> line(text, random, true);
        default -> line(text, random, false);
      }
    }
    return text.toString();
  }

  /** Copies a line to another place, or takes one out. */
  private static void line(StringBuilder text, SplittableRandom random, boolean copy) {
    String[] lines = text.toString().split("\n", -1);
    int from = random.nextInt(lines.length);
    int to = random.nextInt(lines.length);
    text.setLength(0);
    for (int i = 0; i < lines.length; i++) {
      if (copy && i == to) text.append(lines[from]).append('\n');
      if (copy || i != from) text.append(lines[i]).append('\n');
    }
  }
}
