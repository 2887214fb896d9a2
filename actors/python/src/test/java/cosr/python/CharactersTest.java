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
