package cosr.python;

import java.util.SplittableRandom;

/** Random expressions that give numbers. */
final class Numbers {
  private Numbers() {}

  static String integer(Phrases p, SplittableRandom random, int d) {
    String sign = p.pick("+", "-", "*", "//", "%", "+", "-", "&", "|", "^", "*");
    return switch (random.nextInt(30)) {
      case 0, 1, 2, 3, 4, 5 -> "(" + p.of('i', d) + " " + sign + " " + p.of('i', d) + ")";
      case 6 -> p.pick("-", "~", "+") + p.of('i', d);
      case 7 -> "len(" + p.of("slmtdez".charAt(random.nextInt(7)), d) + ")";
      case 8 -> "sum(" + p.of('l', d) + ")";
      case 9 -> p.pick("min", "max") + "(" + p.of('l', d) + ", default=" + p.of('i', 0) + ")";
      case 10 -> p.pick("min", "max") + "(" + p.of('i', d) + ", " + p.of('i', d) + ")";
      case 11 -> "(" + p.of('l', d) + " + [1, 2, 3])[" + p.of('i', 0) + " % 3]";
      case 12 -> p.of('d', d) + ".get(" + p.of('s', d) + ", " + p.of('i', 0) + ")";
      case 13 -> p.of('d', d) + p.pick("['a']", ".get('a', 3)", ".get('k', 0)");
      case 14 -> "int(" + p.of("xxxsb".charAt(random.nextInt(5)), d) + ")";
      case 15 -> "abs(" + p.of('i', d) + ")";
      case 16 ->
          p.of('s', d)
              + "."
              + p.pick("count", "find", "rfind", "rfind", "count", "index")
              + "('a')";
      case 17 -> "(" + p.of('i', d) + " if " + p.of('b', d) + " else " + p.of('i', d) + ")";
      case 18 -> p.call(p.of('i', 0) + " % 7");
      case 19 -> "(" + p.of('i', d) + " " + p.pick("<<", ">>") + " (" + p.of('i', 0) + " % 70))";
      case 20 -> "(" + p.of('i', d) + " % 9) ** (" + p.of('i', 0) + " % 5)";
      case 21 -> "pow(" + p.of('i', d) + ", " + p.of('i', 0) + " % 5, 97)";
      case 22 -> "round(" + p.of('x', d) + ")";
      case 23 -> "round(" + p.of('i', d) + ", -" + random.nextInt(3) + ")";
      case 24 ->
          "sum(1 for c in " + p.of('s', d) + " if c " + p.pick("== 'a'", "in 'xyz'", "> 'b'") + ")";
      case 25 -> "ord((" + p.of('s', d) + " + 'q')[0])";
      case 26 ->
          p.of('l', d)
              + "."
              + p.pick("count(1)", "count(True)", "copy().count(2)", "index(2)", "pop()");
      case 27 -> "sum(q * k for k, q in enumerate(" + p.of('l', d) + "))";
      case 28 -> "(lambda q, r=2: q * r)(" + p.of('i', d) + ")";
      default -> "(" + p.of('i', d) + ").bit_length()";
    };
  }

  static String decimal(Phrases p, SplittableRandom random, int d) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 ->
          "("
              + p.of('x', d)
              + " "
              + p.pick("+", "-", "*", "/", "%", "//")
              + " "
              + p.of('x', d)
              + ")";
      case 3 -> "(" + p.of('i', d) + " / " + p.of('i', d) + ")";
      case 4 -> "float(" + p.of("iiisb".charAt(random.nextInt(5)), d) + ")";
      case 5 -> "round(" + p.of('x', d) + ", " + random.nextInt(-1, 4) + ")";
      case 6 -> "abs(" + p.of('x', d) + ")";
      case 7 -> "(" + p.of('x', d) + " * " + p.of('i', d) + ")";
      case 8 -> "max(" + p.of('x', d) + ", " + p.of('i', d) + ")";
      default -> "(" + p.of('x', d) + ") ** 2";
    };
  }

  static String bool(Phrases p, SplittableRandom random, int d) {
    char kind = p.kind();
    String compare = p.pick("<", "<=", ">", ">=", "==", "!=");
    return switch (random.nextInt(14)) {
      case 0, 1 -> p.of('i', d) + " " + compare + " " + p.of('i', d);
      case 2 -> p.of('i', d) + " < " + p.of('i', d) + " <= " + p.of('i', d);
      case 3 -> p.of(kind, d) + p.pick(" == ", " != ") + p.of(kind, d);
      case 4 ->
          p.of('i', d) + p.pick(" in ", " not in ") + p.of("lzte".charAt(random.nextInt(4)), d);
      case 5 ->
          p.of('s', d) + p.pick(" in ", " not in ") + p.of("smd".charAt(random.nextInt(3)), d);
      case 6 -> "not " + p.of('b', d);
      case 7 -> "(" + p.of('b', d) + p.pick(" and ", " or ") + p.of('b', d) + ")";
      case 8 -> p.pick("any", "all") + "(q > 2 for q in " + p.of('l', d) + ")";
      case 9 ->
          p.of('s', d)
              + "."
              + p.pick(
                  "isdigit()",
                  "islower()",
                  "startswith('a')",
                  "endswith(('c', 'd'))",
                  "isalnum()",
                  "isspace()",
                  "istitle()");
      case 10 ->
          "isinstance("
              + p.of(kind, d)
              + ", "
              + p.pick("int", "str", "(list, dict)", "bool", "float")
              + ")";
      case 11 ->
          p.of("lsm".charAt(random.nextInt(3)), d)
              + " "
              + compare
              + " "
              + p.of("lsm".charAt(random.nextInt(3)), d);
      case 12 -> p.of(kind, d) + " is None";
      default -> "bool(" + p.of(kind, d) + ")";
    };
  }
}
