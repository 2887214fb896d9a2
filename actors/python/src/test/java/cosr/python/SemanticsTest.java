package cosr.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tables of what CPython 3.11 answers; see the files under {@code cosr/python} of the resources.
 */
class SemanticsTest {
  @Test
  void numbersCountRoundAndPrintAsInCpython() throws IOException {
    assertThat(differences("numbers")).isEmpty();
  }

  @Test
  void stringsAreCutJoinedAndPrintedAsInCpython() throws IOException {
    assertThat(differences("strings")).isEmpty();
  }

  @Test
  void containersCompareSortAndPrintAsInCpython() throws IOException {
    assertThat(differences("containers")).isEmpty();
  }

  @Test
  void statementsScopesAndExceptionsWorkAsInCpython() throws IOException {
    assertThat(differences("programs")).isEmpty();
  }

  @Test
  void cornersOfAllOfThemAreAsInCpython() throws IOException {
    assertThat(differences("tricky")).isEmpty();
  }

  private static List<String> differences(String area) throws IOException {
    List<String> differences = new ArrayList<>();
    String text;
    try (InputStream in = SemanticsTest.class.getResourceAsStream(area + ".txt")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String[] entries = text.split("(?<=\n)(?===> )|(?<=\n)\n(?=\\S)", -1);
    StringBuilder program = new StringBuilder();
    for (String entry : entries) {
      if (!entry.startsWith("==> ")) {
        program.append(entry);
        continue;
      }
      String source = program.toString();
      program.setLength(0);
      if (!area.equals("programs") && !area.equals("tricky"))
        source = "def f():\n    return " + source;
      String answer =
          switch (Ours.outcome(new Cpython.Job(source, ""))) {
            case Outcome.Value v -> v.repr();
            case Outcome.Raised r -> "raises " + r.errorClass();
            case Outcome.Refused r -> r.toString();
            case Outcome.Limit l -> l.toString();
          };
      String wanted = entry.substring(4).strip();
      if (!answer.equals(wanted)) differences.add(source + "\n" + answer + "\nnot " + wanted);
    }
    assertThat(entries.length).isGreaterThan(50);
    return differences;
  }
}
