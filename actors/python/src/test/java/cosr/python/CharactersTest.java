package cosr.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cosr.python.value.Text;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CharactersTest {
  private static final String ASK =
      """
      def f(codes):
          out = []
          for i in codes:
              c = chr(i)
              out.append((repr(c), ('a' + c + 'b').split(), len(('a' + c + 'b').splitlines())))
          return out
      """;

  private static final List<String> METHODS =
      List.of(
          "upper",
          "lower",
          "title",
          "capitalize",
          "swapcase",
          "casefold",
          "isalpha",
          "isdigit",
          "isdecimal",
          "isnumeric",
          "isalnum",
          "isupper",
          "islower",
          "istitle",
          "isspace");

  @Test
  void everyCharacterOfTheSubsetPrintsAndSplitsAsInCpython() {
    assumeTrue(Files.isExecutable(Cpython.PYTHON), "no " + Cpython.PYTHON);
    List<Cpython.Job> jobs = new ArrayList<>();
    for (int start = 0; start < 0x10000; start += 256)
      jobs.add(
          new Cpython.Job(
              ASK,
              IntStream.range(start, start + 256)
                  .filter(c -> Text.allowed((char) c))
                  .mapToObj(Integer::toString)
                  .collect(Collectors.joining(", ", "[", "]"))));
    List<String> theirs = Cpython.run(jobs);
    for (int i = 0; i < jobs.size(); i++)
      assertThat(Ours.run(jobs.get(i))).isEqualTo(theirs.get(i));
  }

  @Test
  void caseAndClassOfEveryCharacterAreCpythonsOrRefused() {
    assumeTrue(Files.isExecutable(Cpython.PYTHON), "no " + Cpython.PYTHON);
    List<Cpython.Job> jobs = new ArrayList<>();
    for (String method : METHODS)
      for (int start = 128; start < 0x10000; start++)
        if (Text.allowed((char) start) && isTelling((char) start))
          jobs.add(
              new Cpython.Job(
                  "def f(i):\n    c = chr(i)\n    return [c.%1$s(), ('a' + c).%1$s(), (c + 'B').%1$s()]\n"
                      .formatted(method),
                  Integer.toString(start)));
    List<String> theirs = Cpython.run(jobs);
    List<String> differences = new ArrayList<>();
    int decided = 0;
    for (int i = 0; i < jobs.size(); i++) {
      String ours = Ours.run(jobs.get(i));
      if (!Ours.decides(ours)) continue;
      decided++;
      if (!ours.equals(theirs.get(i))) differences.add(jobs.get(i) + ours + theirs.get(i));
    }
    assertThat(differences).isEmpty();
    assertThat(decided).isGreaterThan(jobs.size() / 10 * 6);
  }

  /** Scripts near Latin, all that has a case or is a number, and some of the rest. */
  private static boolean isTelling(char c) {
    boolean cased =
        Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
    int type = Character.getType(c);
    boolean number = type == Character.OTHER_NUMBER || type == Character.LETTER_NUMBER;
    return c < 0x250
        || c % 61 == 0
        || number
        || (cased && c % 3 == 0)
        || "\u10fc\ua7f2".indexOf(c) >= 0;
  }

  @Test
  void noTextMakesTheReaderThrow() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(40);
      for (int j = 0; j < length; j++)
        text.append((char) (random.nextInt(9) > 0 ? random.nextInt(128) : random.nextInt(65536)));
      String source = text.toString();
      assertThatCode(() -> Program.parse(source)).as(source).doesNotThrowAnyException();
      assertThatCode(() -> Literal.parse(source)).as(source).doesNotThrowAnyException();
    }
  }
}
