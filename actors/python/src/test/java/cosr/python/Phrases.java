package cosr.python;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random expressions by kind: {@code i} int, {@code b} bool, {@code x} float, {@code s} string,
 * {@code l} list of ints, {@code m} list of strings, {@code t} tuple, {@code d} dict of strings to
 * ints, {@code e} dict of ints to lists, {@code z} set of ints.
 */
final class Phrases {
  private static final String KINDS = "iiiibbxsssllllmmtddez";
  private static final String[] ERRORS = {
    "ValueError",
    "KeyError",
    "IndexError",
    "TypeError",
    "ZeroDivisionError",
    "LookupError",
    "ArithmeticError",
    "AttributeError",
    "AssertionError",
    "RuntimeError",
    "OverflowError"
  };
  private static final String[] TEXTS = {
    "''",
    "'a'",
    "'abc'",
    "'Hello World'",
    "'a,b,,c'",
    "'  x y '",
    "'12'",
    "'-7'",
    "'aXbX'",
    "'zz top'",
    "'3.5'",
    "'it\\'s'",
    "'tab\\tnew\\n'",
    "'AbC'",
    "'0x1f'"
  };

  private final SplittableRandom random;
  private final List<String> names = new ArrayList<>();
  private final List<String> functions = new ArrayList<>();
  private int count;

  Phrases(SplittableRandom random) {
    this.random = random;
  }

  char kind() {
    return KINDS.charAt(random.nextInt(KINDS.length()));
  }

  String error() {
    return ERRORS[random.nextInt(ERRORS.length)];
  }

  void know(String name, char kind) {
    names.add(name);
  }

  void function(String name) {
    functions.add(name);
  }

  int mark() {
    return names.size();
  }

  void forget(int mark) {
    while (names.size() > mark) names.remove(names.size() - 1);
  }

  /** A name of a kind: a new one, or one that is there. */
  String fresh(char kind) {
    String old = known(kind);
    if (old != null && random.nextInt(3) == 0) return old;
    String name = kind + "v" + count++;
    names.add(name);
    return name;
  }

  private String known(char kind) {
    List<String> fit = names.stream().filter(n -> n.charAt(0) == kind).toList();
    return fit.isEmpty() ? null : fit.get(random.nextInt(fit.size()));
  }

  String any(int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> "(" + of(kind(), depth - 1) + ", " + of(kind(), depth - 1) + ")";
      case 1 -> "[" + of(kind(), depth - 1) + ", " + of(kind(), depth - 1) + "]";
      case 2 -> "{" + of('s', 1) + ": " + of(kind(), depth - 1) + "}";
      default -> of(kind(), depth);
    };
  }

  /** An expression that mostly is of a kind. */
  String of(char kind, int depth) {
    if (random.nextInt(300) == 0) return leaf(kind());
    if (depth <= 0 || random.nextInt(5) == 0) return leaf(kind);
    int d = depth - 1;
    return switch (kind) {
      case 'i' -> Numbers.integer(this, random, d);
      case 'x' -> Numbers.decimal(this, random, d);
      case 'b' -> Numbers.bool(this, random, d);
      case 's' -> Containers.text(this, random, d);
      case 'l' -> Containers.ints(this, random, d);
      case 'm' -> Containers.texts(this, random, d);
      case 't' -> Containers.tuple(this, random, d);
      case 'd' -> Containers.dict(this, random, d);
      case 'e' -> Containers.groups(this, random, d);
      default -> Containers.set(this, random, d);
    };
  }

  String call(String argument) {
    if (functions.isEmpty()) return "abs(" + argument + ")";
    return functions.get(0) + "(" + argument + ")";
  }

  private String leaf(char kind) {
    String name = known(kind);
    return name != null && random.nextInt(4) > 0 ? name : literal(kind, 1);
  }

  String literal(char kind, int depth) {
    return switch (kind) {
      case 'i' -> number();
      case 'b' -> random.nextBoolean() ? "True" : "False";
      case 'x' -> decimals();
      case 's' -> TEXTS[random.nextInt(TEXTS.length)];
      case 'l' -> "[" + several('i') + "]";
      case 'm' -> "[" + several('s') + "]";
      case 't' -> "(" + literal(kind(), 0) + ", " + literal('i', 0) + ", " + literal('s', 0) + ")";
      case 'd' -> "{'a': " + number() + ", " + literal('s', 0) + ": " + number() + "}";
      case 'e' -> "{" + number() + ": [" + several('i') + "], 1: []}";
      default -> "{" + number() + ", " + number() + "}";
    };
  }

  private String several(char kind) {
    int n = random.nextInt(6);
    List<String> items = new ArrayList<>();
    for (int i = 0; i < n; i++) items.add(literal(kind, 0));
    return String.join(", ", items);
  }

  private String number() {
    return switch (random.nextInt(12)) {
      case 0 -> "0";
      case 1 -> "" + (random.nextLong() >> random.nextInt(40));
      case 2 -> "-" + random.nextInt(1, 10);
      case 3 -> "" + random.nextInt(1000);
      case 4 -> "1" + "0".repeat(random.nextInt(30));
      default -> "" + random.nextInt(12);
    };
  }

  private String decimals() {
    return switch (random.nextInt(6)) {
      case 0 -> "" + random.nextInt(10) + ".5";
      case 1 -> "0.1";
      case 2 -> "-" + random.nextInt(100) + ".25";
      case 3 -> random.nextInt(1, 10) + "e" + random.nextInt(-12, 20);
      case 4 -> "" + random.nextDouble();
      default -> random.nextInt(100) + ".0";
    };
  }

  String change() {
    return switch (random.nextInt(14)) {
      case 0, 1 -> variable('l') + ".append(" + of('i', 2) + ")";
      case 2 -> variable('l') + ".insert(" + of('i', 1) + ", " + of('i', 1) + ")";
      case 3 -> variable('l') + ".extend(" + of('l', 2) + ")";
      case 4 -> variable('l') + ".sort(" + (random.nextBoolean() ? "reverse=True" : "") + ")";
      case 5 -> variable('l') + "[" + of('i', 1) + "] = " + of('i', 2);
      case 6 -> variable('l') + "[" + slice() + "] = " + of('l', 1);
      case 7 -> "del " + variable('l') + "[" + (random.nextBoolean() ? slice() : of('i', 1)) + "]";
      case 8, 9 -> variable('d') + "[" + of('s', 2) + "] = " + of('i', 2);
      case 10 -> variable('d') + ".update(" + of('d', 2) + ")";
      case 11 -> variable('e') + ".setdefault(" + of('i', 1) + ", []).append(" + of('i', 2) + ")";
      case 12 -> variable('z') + ".add(" + of('i', 2) + ")";
      default -> variable('l') + "." + pick("reverse()", "pop()", "clear()", "remove(1)", "pop(0)");
    };
  }

  private String variable(char kind) {
    String name = known(kind);
    return name == null ? literal(kind, 1) : name;
  }

  String augment() {
    char kind = "iiiislx".charAt(random.nextInt(7));
    String name = known(kind);
    if (name == null) {
      String value = of(kind, 2);
      return fresh(kind) + " = " + value;
    }
    String operator =
        switch (kind) {
          case 'i' -> pick("+=", "-=", "*=", "//=", "%=", "^=", "|=", "&=", "+=");
          case 'x' -> pick("+=", "-=", "*=", "/=");
          default -> "+=";
        };
    return name + " " + operator + " " + of(kind, 2);
  }

  String unpack() {
    String values = of('l', 2);
    String first = of('i', 2);
    String second = of('i', 1);
    String a = fresh('i');
    String b = "iv" + count++;
    names.add(b);
    return switch (random.nextInt(4)) {
      case 0 -> a + ", " + b + " = (" + values + " + [1, 2])[:2]";
      case 1 -> a + ", *" + fresh('l') + " = [3] + " + values;
      case 2 -> a + ", " + b + " = " + first + ", " + second;
      default -> "(" + a + ", " + b + ") = divmod(" + first + ", " + second + " or 7)";
    };
  }

  String loop() {
    String items = of('l', 2);
    String texts = of('m', 2);
    String dict = of('d', 2);
    String text = of('s', 2);
    String number = fresh('i');
    return switch (random.nextInt(8)) {
      case 0 -> number + ", " + fresh('s') + " in enumerate(" + texts + ")";
      case 1 -> fresh('s') + ", " + number + " in " + dict + ".items()";
      case 2 -> fresh('s') + " in " + text;
      case 3 -> number + " in range(" + random.nextInt(8) + ")";
      case 4 -> number + ", " + fresh('s') + " in zip(" + items + ", " + texts + ")";
      case 5 -> fresh('s') + " in " + dict;
      case 6 -> number + " in sorted(" + of('z', 2) + ")";
      default -> number + " in " + items;
    };
  }

  String slice() {
    String from = random.nextBoolean() ? "" : "" + random.nextInt(-4, 5);
    String to = random.nextBoolean() ? "" : "" + random.nextInt(-4, 6);
    return switch (random.nextInt(4)) {
      case 0 -> from + ":" + to + ":" + pick("-1", "2", "-2", "1", "3");
      default -> from + ":" + to;
    };
  }

  String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
