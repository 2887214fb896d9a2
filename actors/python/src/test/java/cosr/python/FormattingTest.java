package cosr.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code format}, {@code str.format}, {@code %} and f-strings against CPython, at random. */
class FormattingTest {
  private static final int EACH = 2_000;
  private static final String[] VALUES = {
    "0",
    "7",
    "-3",
    "65",
    "12345678",
    "10**20",
    "True",
    "'abc'",
    "''",
    "'a b'",
    "0.0",
    "-0.0",
    "1.5",
    "2.5",
    "-2.25",
    "1e16",
    "1e-5",
    "123456.789",
    "0.1",
    "1e100",
    "3.0",
    "None",
    "[1, 'x']",
    "(1,)",
    "(2, 'b')",
    "{'k': 4}",
    "999999.5",
    "0.00012345",
    "5e-324",
    "-12.0"
  };

  @BeforeEach
  void cpythonIsThere() {
    assumeTrue(Files.isExecutable(Cpython.PYTHON), "no " + Cpython.PYTHON);
  }

  @Test
  void valuesInTheirFormats() {
    compare(r -> "format(" + pick(r, VALUES) + ", '" + spec(r) + "')", 0.3);
  }

  @Test
  void percentFormats() {
    compare(
        r -> {
          int fields = r.nextInt(3);
          StringBuilder text = new StringBuilder(pick(r, "", "x", "a %% b "));
          for (int i = 0; i < fields; i++)
            text.append(percent(r)).append(pick(r, "", " ", ",", "%%"));
          return "'" + text + "' % " + arguments(r, fields);
        },
        0.6);
  }

  @Test
  void fieldsOfFormats() {
    compare(
        r -> {
          StringBuilder text = new StringBuilder(pick(r, "", "x", "{{", "}} "));
          for (int i = r.nextInt(4); i > 0; i--)
            text.append(field(r)).append(pick(r, "", "-", "{{}}"));
          if (r.nextInt(20) == 0) text.append(pick(r, "{", "}", "{0", "{!", "{:", "{0!}", "{[}"));
          return "'"
              + text
              + "'.format("
              + pick(r, VALUES)
              + ", "
              + pick(r, VALUES)
              + pick(r, "", ", a=" + pick(r, VALUES), ", a=[5, 'y'], w=6")
              + ")";
        },
        0.5);
  }

  @Test
  void formattedStrings() {
    compare(
        r ->
            "(lambda v, w, t: f'"
                + pick(r, "", "x", "{{}}")
                + "{v"
                + pick(r, "", "!r", "!s")
                + pick(r, "", ":>8", ":{w}", ":>{w}", ":{w}{t}", ":.{w}f", ":0{w}", ":{t}")
                + "}')("
                + pick(r, VALUES)
                + ", "
                + r.nextInt(12)
                + ", '"
                + pick(r, "d", "s", "x", "f", "")
                + "')",
        0.5);
  }

  @Test
  void tablesAndTabs() {
    compare(
        r ->
            switch (r.nextInt(6)) {
              case 0 ->
                  text(r) + ".expandtabs(" + pick(r, "", "4", "0", "-1", "1", "tabsize=3") + ")";
              case 1 -> text(r) + ".translate(str.maketrans(" + text(r) + ", " + text(r) + "))";
              case 2 -> text(r) + ".translate(str.maketrans('ab', 'xy', " + text(r) + "))";
              case 3 ->
                  text(r)
                      + ".translate("
                      + pick(r, "", "str.maketrans", "''.maketrans")
                      + "({"
                      + pick(r, "97", "'a'", "'ab'", "98: 'zz', 99")
                      + ": "
                      + pick(r, "None", "'Q'", "'long'", "65", "-1", "True", "1.5")
                      + "}))";
              case 4 -> text(r) + ".isidentifier()";
              default -> "str.maketrans(" + text(r) + ", " + text(r) + ")";
            },
        0.9);
  }

  private static void compare(Function<SplittableRandom, String> make, double decidedShare) {
    List<Cpython.Job> jobs = new ArrayList<>();
    for (int i = 0; i < EACH; i++)
      jobs.add(
          new Cpython.Job(
              "def f():\n    return " + make.apply(new SplittableRandom(i)) + "\n", ""));
    List<String> theirs = Cpython.run(jobs);
    List<String> differences = new ArrayList<>();
    int decided = 0;
    for (int i = 0; i < EACH; i++) {
      String ours = Ours.run(jobs.get(i));
      if (!Ours.decides(ours)) continue;
      decided++;
      if (!ours.equals(theirs.get(i)))
        differences.add(jobs.get(i).source() + ours + " for " + theirs.get(i));
    }
    assertThat(differences).isEmpty();
    assertThat(decided).isGreaterThan((int) (EACH * decidedShare));
  }

  private static String spec(SplittableRandom r) {
    return pick(r, "", "", "<", ">", "^", "*>", "0<", "=", "_^")
        + pick(r, "", "", "", "+", " ", "-")
        + pick(r, "", "", "", "#")
        + pick(r, "", "", "0")
        + pick(r, "", "", "1", "5", "12")
        + pick(r, "", "", "", ",", "_")
        + pick(r, "", "", ".0", ".1", ".3", ".10")
        + pick(r, "", "d", "s", "x", "X", "b", "o", "f", "F", "e", "E", "g", "G", "%", "c");
  }

  private static String percent(SplittableRandom r) {
    return "%"
        + pick(r, "", "", "", "-", "+", " ", "0", "#", "+0")
        + pick(r, "", "", "4", "10")
        + pick(r, "", "", ".0", ".2", ".8")
        + pick(r, "", "", "", "", "l")
        + pick(r, "d", "s", "s", "r", "i", "x", "X", "o", "f", "e", "g", "G", "c", "u", "q");
  }

  private static String arguments(SplittableRandom r, int fields) {
    if (r.nextInt(8) == 0) return pick(r, VALUES);
    int n = r.nextInt(8) == 0 ? r.nextInt(4) : fields;
    StringBuilder out = new StringBuilder("(");
    for (int i = 0; i < n; i++) out.append(pick(r, VALUES)).append(", ");
    return out + ")";
  }

  private static String field(SplittableRandom r) {
    return "{"
        + pick(r, "", "", "0", "1", "a", "a[0]", "a[1]", "0[k]", "2", "b", "0[0]")
        + pick(r, "", "", "!r", "!s", "!x")
        + pick(r, "", "", ":5", ":>8", ":{w}", ":{1}", ":.2f", ":d", ":{w}.{0}", ":<{}")
        + "}";
  }

  private static String text(SplittableRandom r) {
    return pick(r, "'abc'", "'a\\tb\\n\\tc'", "''", "'cab x1'", "'_q'", "'1a'", "'bb'", "'\\t\\t'");
  }

  private static String pick(SplittableRandom r, String... choices) {
    return choices[r.nextInt(choices.length)];
  }
}
