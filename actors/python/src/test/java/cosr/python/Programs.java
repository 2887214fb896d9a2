package cosr.python;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes random programs within the subset, most of which end with a value. */
final class Programs {
  private final SplittableRandom random;
  private final Phrases phrases;
  private final StringBuilder out = new StringBuilder();
  private final List<String> helpers = new ArrayList<>();
  private int loops;

  private Programs(long seed) {
    this.random = new SplittableRandom(seed);
    this.phrases = new Phrases(random);
  }

  static Cpython.Job program(long seed) {
    return new Programs(seed).make();
  }

  private Cpython.Job make() {
    if (random.nextInt(4) == 0) helper();
    List<String> args = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      char kind = phrases.kind();
      String name = kind + "" + i;
      parameters.add(name);
      phrases.know(name, kind);
      args.add(phrases.literal(kind, 2));
    }
    line(0, "def f(" + String.join(", ", parameters) + "):");
    int body = 2 + random.nextInt(6);
    for (int i = 0; i < body; i++) statement(1, 3);
    line(1, "return " + phrases.any(3));
    return new Cpython.Job(out.toString(), String.join(", ", args));
  }

  private void helper() {
    switch (random.nextInt(4)) {
      case 0 ->
          out.append("def g(n, k=2, *rest):\n    if n <= 0:\n        return k\n")
              .append("    return g(n - 1, k + n % 3) + len(rest)\n");
      case 1 ->
          out.append("def g(n, acc=[]):\n    acc.append(n)\n    return sum(acc) * len(acc)\n");
      case 2 ->
          out.append("total = 0\ndef g(n):\n    global total\n    total += n\n")
              .append("    return total\n");
      default ->
          out.append("def h(k):\n    c = 0\n    def inner(x):\n        nonlocal c\n")
              .append("        c += x * k\n        return c\n    return inner\ng = h(3)\n");
    }
    helpers.add("g");
    phrases.function("g");
  }

  private void line(int indent, String text) {
    out.append("    ".repeat(indent)).append(text).append('\n');
  }

  private void block(int indent, int depth) {
    int mark = phrases.mark();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) statement(indent, depth);
    if (random.nextInt(12) > 0) phrases.forget(mark);
  }

  private void statement(int indent, int depth) {
    int choice = random.nextInt(depth > 0 && indent < 5 ? 20 : 10);
    switch (choice) {
      case 0, 1, 2, 3 -> {
        char kind = phrases.kind();
        String value = phrases.of(kind, 3);
        line(indent, phrases.fresh(kind) + " = " + value);
      }
      case 4 -> line(indent, phrases.change());
      case 5, 6 -> line(indent, phrases.augment());
      case 7 -> line(indent, phrases.unpack());
      case 8 ->
          line(indent, "assert " + phrases.of('b', 2) + " or " + phrases.of('i', 1) + " != 0");
      case 9 -> line(indent, phrases.change());
      case 10, 11, 12 -> {
        line(indent, "if " + phrases.any(2) + ":");
        block(indent + 1, depth - 1);
        if (random.nextBoolean()) {
          line(indent, random.nextBoolean() ? "else:" : "elif " + phrases.of('b', 2) + ":");
          block(indent + 1, depth - 1);
        }
      }
      case 13, 14, 15 -> iteration(indent, depth);
      case 16 -> {
        String n = "w" + loops++;
        line(indent, n + " = " + (1 + random.nextInt(5)));
        line(indent, "while " + n + " > 0:");
        line(indent + 1, n + " -= 1");
        if (random.nextInt(3) == 0) line(indent + 1, "if " + phrases.of('b', 1) + ": continue");
        block(indent + 1, depth - 1);
        if (random.nextInt(3) == 0) {
          line(indent, "else:");
          block(indent + 1, 0);
        }
      }
      case 17, 18 -> attempt(indent, depth);
      default -> {
        line(indent, "if " + phrases.of('b', 2) + ":");
        line(indent + 1, "return " + phrases.any(2));
      }
    }
  }

  private void iteration(int indent, int depth) {
    int mark = phrases.mark();
    line(indent, "for " + phrases.loop() + ":");
    if (random.nextInt(4) == 0)
      line(
          indent + 1,
          "if " + phrases.of('b', 2) + ": " + (random.nextBoolean() ? "break" : "continue"));
    block(indent + 1, depth - 1);
    if (random.nextInt(12) > 0) phrases.forget(mark);
    if (random.nextInt(5) == 0) {
      line(indent, "else:");
      block(indent + 1, 0);
    }
  }

  private void attempt(int indent, int depth) {
    line(indent, "try:");
    block(indent + 1, depth - 1);
    if (random.nextInt(4) == 0)
      line(indent + 1, "raise " + phrases.error() + "(" + phrases.any(1) + ")");
    boolean caught = random.nextInt(5) > 0;
    if (caught) {
      String type =
          switch (random.nextInt(4)) {
            case 0 -> "Exception";
            case 1 -> "(" + phrases.error() + ", " + phrases.error() + ")";
            case 2 -> "Exception as e";
            default -> phrases.error();
          };
      line(indent, "except " + type + ":");
      block(indent + 1, 0);
      if (random.nextInt(6) == 0) line(indent + 1, "raise");
      if (random.nextInt(4) == 0) {
        line(indent, "else:");
        block(indent + 1, 0);
      }
    }
    if (!caught || random.nextInt(4) == 0) {
      line(indent, "finally:");
      block(indent + 1, 0);
    }
  }
}
