package cosr.runtime.screen;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LinesTest {
  static final RoundLine ROUND =
      new RoundLine(12, 298, 0.6125, 0.3421, 41, 23, 3140, 0, 5321, Duration.ofSeconds(250));

  @Test
  void aRoundIsOneLine() {
    assertThat(LinePrinter.round(ROUND))
        .isEqualTo(
            "round   12/298  reward 0.613  held-out 34.2 %  groups 41 kept 23 dropped  3.1k tok/s"
                + "  queue 0  events 5321  ETA 4:10");
  }

  @Test
  void whatIsNotKnownYetIsADash() {
    assertThat(
            LinePrinter.round(
                new RoundLine(1, 2, 0, Double.NaN, 0, 0, Double.NaN, 0, 1, Duration.ZERO)))
        .contains("held-out -  ")
        .contains("  - tok/s")
        .endsWith("ETA 0:00");
  }

  @Test
  void aQueueThatAnotherProcessHasIsADash() {
    assertThat(
            LinePrinter.round(
                new RoundLine(1, 2, 0, 0, 0, 0, 0, RoundLine.UNKNOWN, 1, Duration.ZERO)))
        .contains("  queue -  ");
  }

  @Test
  void aLessonAndAnExamAreOneLineEach() {
    assertThat(LinePrinter.lesson(new LessonLine(200, 1300, 0.81234, 77, Duration.ofSeconds(3723))))
        .isEqualTo("lesson  200/1300  loss 0.812  events 77  ETA 1:02:03");
    assertThat(LinePrinter.exam(new ExamLine(52, 0.678, 1536)))
        .isEqualTo("exam    after round 52  held-out 67.8 %  of 1536 prompts");
  }

  @Test
  void anExampleIsToldInPlainWords() {
    Mark right = Mark.of(new Outcome.Correct());
    assertThat(
            new Glossed("program/3", "sort, then reverse 3 1 4", "4 3 1\n", right)
                .line(Ink.PLAIN, 100))
        .isEqualTo("program/3     sort, then reverse 3 1 4  →  4 3 1⏎  ✓ right");
    Mark none = Mark.of(new Outcome.NoAnswer("unfinished"));
    assertThat(new Glossed("add/1", "add 3 and 4", "", none).line(Ink.PLAIN, 100))
        .isEqualTo("add/1         add 3 and 4  →  (nothing)  ✗ no answer (unfinished)");
  }

  @Test
  void aLongExampleIsCutToTheWidth() {
    Glossed example =
        new Glossed(
            "sort/12",
            "sort " + "9 ".repeat(80),
            "1 ".repeat(80),
            Mark.of(new Outcome.Incorrect("")));
    assertThat(example.line(Ink.PLAIN, 60)).hasSize(60).contains("…").endsWith("  ✗ wrong");
    assertThat(Words.length(example.line(Ink.COLOR, 60))).isEqualTo(60);
  }

  @Test
  void textOfTheStudentCannotMoveTheCursor() {
    Glossed example =
        new Glossed(
            "sort/1", "sort 1", "\u001b[2J\u009b31m\r1\u202e", Mark.of(new Outcome.Correct()));
    assertThat(example.line(Ink.PLAIN, 80)).contains("·[2J·31m·1·").doesNotContain("\u001b");
  }

  @Test
  void numbersAreShortAndTimesReadable() {
    assertThat(Words.count(0)).isEqualTo("0");
    assertThat(Words.count(999.4)).isEqualTo("999");
    assertThat(Words.count(999.6)).isEqualTo("1.0k");
    assertThat(Words.count(9_949)).isEqualTo("9.9k");
    assertThat(Words.count(160_000)).isEqualTo("160k");
    assertThat(Words.count(1_250_000)).isEqualTo("1.3M");
    assertThat(Words.time(Duration.ofSeconds(-3))).isEqualTo("0:00");
    assertThat(Words.time(Duration.ofSeconds(3599))).isEqualTo("59:59");
    assertThat(Words.cut("abcdef", 4)).isEqualTo("abc…");
    assertThat(Words.cut("\u001b[1mabcdef\u001b[0m", 4)).isEqualTo("\u001b[1mabc…\u001b[0m");
  }
}
