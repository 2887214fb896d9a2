package cosr.python;

import java.util.SplittableRandom;

/** Random expressions that give strings, lists, tuples, dicts and sets. */
final class Containers {
  private Containers() {}

  static String text(Phrases p, SplittableRandom random, int d) {
    char kind = p.kind();
    return switch (random.nextInt(24)) {
      case 0, 1 -> "(" + p.of('s', d) + " + " + p.of('s', d) + ")";
      case 2 -> p.of('s', d) + "[" + p.slice() + "]";
      case 3 -> "(" + p.of('s', d) + " + 'xyz')[" + p.of('i', 0) + " % 3]";
      case 4 ->
          p.of('s', d)
              + "."
              + p.pick(
                  "upper()",
                  "lower()",
                  "title()",
                  "capitalize()",
                  "swapcase()",
                  "strip()",
                  "lstrip()",
                  "rstrip('c')",
                  "strip('a ')");
      case 5 ->
          p.of('s', d) + ".replace(" + p.of('s', 0) + ", " + p.of('s', 0) + p.pick("", ", 1") + ")";
      case 6 -> p.of('s', 0) + ".join(" + p.of('m', d) + ")";
      case 7 -> "str(" + p.of(kind == 'z' ? 'i' : kind, d) + ")";
      case 8 -> "repr(" + p.of(kind == 'z' ? 'l' : kind, d) + ")";
      case 9 -> "(" + p.of('m', d) + " + ['u', 'v'])[" + p.of('i', 0) + " % 2]";
      case 10 -> p.of('s', d) + " * (" + p.of('i', 0) + " % 4)";
      case 11 ->
          p.of('s', d)
              + "."
              + p.pick("center", "ljust", "rjust", "zfill")
              + "("
              + random.nextInt(12)
              + ")";
      case 12 ->
          "f\"{"
              + p.pick("1", "2.5", "'q'")
              + ":>"
              + (1 + random.nextInt(8))
              + "}-{"
              + known(p, kind)
              + "}\"";
      case 13 -> "''.join(c for c in " + p.of('s', d) + " if c.isalpha())";
      case 14 -> "''.join(reversed(" + p.of('s', d) + "))";
      case 15 -> "chr(97 + " + p.of('i', 0) + " % 26)";
      case 16 -> p.pick("hex", "bin", "oct") + "(" + p.of('i', d) + ")";
      case 18 -> "'{}:{}'.format(" + p.of('i', d) + ", " + p.of('s', 0) + ")";
      case 19 ->
          "('"
              + p.pick("%d,%s", "%5d|%-4s", "%x%r")
              + "' % ("
              + p.of('i', d)
              + ", "
              + p.of('s', 0)
              + "))";
      case 20 -> p.of('s', d) + ".expandtabs(" + random.nextInt(9) + ")";
      case 21 -> p.of('s', d) + ".translate(str.maketrans('abc', 'xyz', 'l'))";
      case 22 -> "str(" + p.of('s', d) + ".isidentifier())";
      case 17 -> "min(" + p.of('m', d) + ", key=len, default='')";
      default -> "(" + p.of('s', d) + " or " + p.of('s', 0) + ")";
    };
  }

  private static String known(Phrases p, char kind) {
    String value = p.of(kind == 'z' ? 'i' : kind, 0);
    boolean plain = value.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.');
    return plain ? value : "0";
  }

  static String ints(Phrases p, SplittableRandom random, int d) {
    return switch (random.nextInt(21)) {
      case 0, 1 -> "[" + p.of('i', d) + ", " + p.of('i', d) + "]";
      case 2 -> "(" + p.of('l', d) + " + " + p.of('l', d) + ")";
      case 3, 4 -> p.of('l', d) + "[" + p.slice() + "]";
      case 5 ->
          "[q " + p.pick("* 2", "+ 1", "% 3", "- 4", "// 2") + " for q in " + p.of('l', d) + "]";
      case 6 -> "[q for q in " + p.of('l', d) + " if q " + p.pick("> 2", "% 2 == 0", "!= 1") + "]";
      case 7 ->
          "sorted(" + p.of("lz".charAt(random.nextInt(2)), d) + p.pick("", ", reverse=True") + ")";
      case 8 ->
          "sorted("
              + p.of('l', d)
              + ", key=lambda q: "
              + p.pick("-q", "q % 3", "(q % 2, q)", "abs(q - 3)")
              + ")";
      case 9 ->
          "list("
              + p.pick("range", "range")
              + "("
              + random.nextInt(-3, 8)
              + ", "
              + random.nextInt(12)
              + p.pick("", ", 2", ", 3", ", -1")
              + "))";
      case 10 -> "list(reversed(" + p.of('l', d) + "))";
      case 11 ->
          "list(map("
              + p.pick("abs", "lambda q: q * q", "str", "int", "bool")
              + ", "
              + p.of('l', d)
              + "))";
      case 12 -> "list(filter(" + p.pick("None", "lambda q: q > 1") + ", " + p.of('l', d) + "))";
      case 13 -> "[len(w) for w in " + p.of('m', d) + "]";
      case 14 -> p.of('l', d) + " * (" + p.of('i', 0) + " % 3)";
      case 15 -> "[a * b for a, b in zip(" + p.of('l', d) + ", " + p.of('l', d) + ")]";
      case 16 -> "[a + b for a in " + p.of('l', d) + " for b in " + p.of('l', 0) + " if a != b]";
      case 17 -> "list(" + p.of('d', d) + ".values())";
      case 18 -> p.of('e', d) + ".get(" + p.of('i', 0) + ", [])";
      case 19 -> "[*" + p.of('l', d) + ", " + p.of('i', d) + "]";
      default -> "list(" + p.of("ltms".charAt(random.nextInt(4)), d) + ")";
    };
  }

  static String texts(Phrases p, SplittableRandom random, int d) {
    return switch (random.nextInt(11)) {
      case 0, 1 ->
          p.of('s', d) + ".split(" + p.pick("", "','", "' '", "'a'", "None, 1", "',', 1") + ")";
      case 2 -> "list(" + p.of('s', d) + ")";
      case 3 ->
          "sorted("
              + p.of('m', d)
              + p.pick("", ", key=len", ", reverse=True", ", key=str.lower")
              + ")";
      case 4 -> "[w." + p.pick("upper()", "strip()", "title()") + " for w in " + p.of('m', d) + "]";
      case 5 -> "list(" + p.of('d', d) + ")";
      case 6 -> p.of('m', d) + "[" + p.slice() + "]";
      case 7 -> "[str(q) for q in " + p.of('l', d) + "]";
      case 8 -> "list(" + p.of('s', d) + ".partition(" + p.pick("','", "'a'", "' '") + "))";
      case 9 -> p.of('s', d) + "." + p.pick("rsplit(' ', 1)", "splitlines()", "rsplit()");
      default -> "(" + p.of('m', d) + " + [" + p.of('s', d) + "])";
    };
  }

  static String tuple(Phrases p, SplittableRandom random, int d) {
    return switch (random.nextInt(6)) {
      case 0 -> "(" + p.of('i', d) + ", " + p.of('s', d) + ")";
      case 1 -> "tuple(" + p.of('l', d) + ")";
      case 2 -> "divmod(" + p.of('i', d) + ", " + p.of('i', d) + " or 1)";
      case 3 -> p.of('t', d) + "[" + p.slice() + "]";
      case 4 -> "(" + p.of('t', d) + " + (" + p.of('i', d) + ",))";
      default -> "max(" + p.of('d', d) + ".items(), key=lambda kv: kv[1], default=())";
    };
  }

  static String dict(Phrases p, SplittableRandom random, int d) {
    return switch (random.nextInt(9)) {
      case 0, 1 -> "{" + p.of('s', d) + ": " + p.of('i', d) + ", 'k': " + p.of('i', d) + "}";
      case 2 -> "{w: len(w) for w in " + p.of('m', d) + "}";
      case 3 -> "dict(zip(" + p.of('m', d) + ", " + p.of('l', d) + "))";
      case 4 -> "{k: v for k, v in " + p.of('d', d) + ".items() if v > 1}";
      case 5 -> "{c: " + p.of('s', d) + ".count(c) for c in " + p.of('s', d) + "}";
      case 6 -> "{**" + p.of('d', d) + ", 'z': " + p.of('i', d) + "}";
      case 7 ->
          "dict(sorted(" + p.of('d', d) + ".items()" + p.pick("", ", key=lambda kv: kv[1]") + "))";
      default -> "(" + p.of('d', d) + " | " + p.of('d', d) + ")";
    };
  }

  static String groups(Phrases p, SplittableRandom random, int d) {
    return switch (random.nextInt(4)) {
      case 0 -> "{" + p.of('i', d) + ": " + p.of('l', d) + "}";
      case 1 -> "{k: [k] * 2 for k in " + p.of('l', d) + "}";
      case 2 -> "{k: v for k, v in enumerate([" + p.of('l', d) + "])}";
      default -> "{True: " + p.of('l', d) + ", " + p.of('i', d) + ": " + p.of('l', d) + "}";
    };
  }

  static String set(Phrases p, SplittableRandom random, int d) {
    return switch (random.nextInt(7)) {
      case 0, 1 -> "set(" + p.of('l', d) + ")";
      case 2, 3 -> "(" + p.of('z', d) + p.pick(" & ", " | ", " - ", " ^ ") + p.of('z', d) + ")";
      case 4 -> "{q % 3 for q in " + p.of('l', d) + "}";
      case 5 ->
          p.of('z', d)
              + "."
              + p.pick("union", "intersection", "difference")
              + "("
              + p.of('l', d)
              + ")";
      default -> "{" + p.of('i', d) + ", " + p.of('b', d) + "}";
    };
  }
}
