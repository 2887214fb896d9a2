package cosr.curator.tasks;

import cosr.protocol.Lined;

/** Names of a program's variables, which follow one another. */
final class Variables {
  /** How many names there are. */
  static final int COUNT = Lined.VARIABLES.length();

  /** How many a program has at most, with one left to stand behind it. */
  static final int MOST = COUNT - 1;

  private Variables() {}

  static char draw(Choices choices) {
    return Lined.VARIABLES.charAt(choices.next(COUNT));
  }

  /** The name so many places behind another. */
  static char after(char name, int places) {
    return Lined.after(name, places);
  }

  /** So many names, from this one on. */
  static String names(char first, int count) {
    StringBuilder out = new StringBuilder(count);
    for (int i = 0; i < count; i++) out.append(after(first, i));
    return out.toString();
  }

  /** The body of a prompt in {@link Lined} characters, from one in plain ones. */
  static String lined(String body) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int i = 1; i <= body.length(); i++) {
      if (i < body.length() && Lined.VARIABLES.indexOf(body.charAt(i)) < 0) continue;
      String line = body.substring(from, i);
      out.append(line.length() == 1 ? line : Lined.of(line.charAt(0), line.substring(1)));
      from = i;
    }
    return out.toString();
  }
}
