package cosr.runtime.screen;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunScreenTest {
  private static final Glossed EXAMPLE =
      new Glossed("sort/1", "sort 3 1", "1 3", Mark.of(new Outcome.Correct()));
  private static final SkillMap SKILLS =
      new SkillMap(List.of(new SkillMap.Row("sort", List.of(0.5, 0.25))));
  private final StringBuilder written = new StringBuilder();

  /** What a terminal of unlimited height shows after the text: it knows the codes that we write. */
  private static List<String> shown(String text) {
    List<String> rows = new ArrayList<>(List.of(""));
    int row = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        if (++row == rows.size()) rows.add("");
      } else if (c == '\u001b') {
        int end = i + 2;
        while (!Character.isLetter(text.charAt(end))) end++;
        String number = text.substring(i + 2, end);
        switch (text.charAt(end)) {
          case 'A' -> row -= Integer.parseInt(number);
          case 'J' -> rows.subList(row, rows.size()).replaceAll(r -> "");
          default -> {}
        }
        i = end;
      } else if (c != '\r') {
        int lineEnd = text.indexOf("\u001b[K", i);
        rows.set(row, text.substring(i, lineEnd));
        i = lineEnd - 1;
      }
    }
    while (!rows.isEmpty() && rows.getLast().isEmpty()) rows.removeLast();
    return rows;
  }

  @Test
  void withoutATerminalThereIsOneLineForEachThingAndNoCode() {
    RunScreen screen = RunScreen.lines(written::append);
    screen.title("brave-otter-11");
    screen.lesson(new LessonLine(25, 50, 2, 3, Duration.ofSeconds(9)));
    screen.example(EXAMPLE);
    screen.skills(SKILLS);
    screen.round(LinesTest.ROUND);
    screen.exam(new ExamLine(14, 0.5, 16));
    screen.again(LinesTest.ROUND);
    screen.end();
    assertThat(written.toString())
        .isEqualTo(
            """
            brave-otter-11
            lesson  25/50  loss 2.000  events 3  ETA 0:09
            task    sort/1        sort 3 1  →  1 3  ✓ right
            %s
            exam    after round 14  held-out 50.0 %%  of 16 prompts
            """
                .formatted(LinePrinter.round(LinesTest.ROUND)));
  }

  @Test
  void onATerminalTheTableIsRedrawnInPlaceAndExamsStayAboveIt() {
    RunScreen screen = RunScreen.live(Ink.PLAIN, 200, 40, written::append);
    screen.title("brave-otter-11 · warm-up");
    screen.lesson(new LessonLine(25, 50, 2, 3, Duration.ofSeconds(9)));
    screen.skills(SKILLS);
    screen.exam(new ExamLine(2, 0.5, 16));
    screen.example(EXAMPLE);
    screen.title("brave-otter-11 · rounds");
    screen.again(LinesTest.ROUND);
    assertThat(shown(written.toString()))
        .containsExactly(
            "exam    after round 2  held-out 50.0 %  of 16 prompts",
            "brave-otter-11 · rounds",
            "",
            "level   1   2   mean",
            "sort   50  25   37.5",
            "all             37.5",
            "",
            "sort/1        sort 3 1  →  1 3  ✓ right",
            "",
            LinePrinter.round(LinesTest.ROUND).replaceAll(" {2,}", "  "));
  }

  @Test
  void onlyTheNewestExamplesAreKept() {
    RunScreen screen = RunScreen.live(Ink.PLAIN, 100, 40, written::append);
    for (int i = 1; i <= 9; i++)
      screen.example(new Glossed("sort/" + i, "sort 3 1", "1 3", Mark.of(new Outcome.Correct())));
    assertThat(shown(written.toString()).stream().filter(l -> l.startsWith("sort/")))
        .hasSize(4)
        .last()
        .asString()
        .startsWith("sort/9");
  }

  @Test
  void aFrameNeverOutgrowsTheScreen() {
    SkillMap wide =
        new SkillMap(
            Collections.nCopies(8, new SkillMap.Row("prefix-sum", Collections.nCopies(12, 0.5))));
    Frame frame =
        new Frame("run", wide, Collections.nCopies(4, EXAMPLE), LinePrinter.round(LinesTest.ROUND));
    for (int width : new int[] {20, 40, 80, 100, 200})
      for (int height : new int[] {10, 16, 24, 50}) {
        List<String> lines = LiveTable.lines(frame, Ink.COLOR, width, height);
        assertThat(lines).hasSizeLessThan(height).allMatch(l -> Words.length(l) <= width);
        assertThat(lines.getLast()).endsWith("ETA 4:10");
      }
    assertThat(LiveTable.lines(frame, Ink.PLAIN, 80, 24)).hasSize(1 + 11 + 5 + 3);
  }

  @Test
  void onASmallScreenTheTableStaysAndExamplesMakeRoomForIt() {
    SkillMap eight =
        new SkillMap(
            Collections.nCopies(8, new SkillMap.Row("prefix-sum", Collections.nCopies(12, 0.5))));
    Frame frame =
        new Frame(
            "run", eight, Collections.nCopies(4, EXAMPLE), LinePrinter.round(LinesTest.ROUND));
    List<String> lines = LiveTable.lines(frame, Ink.PLAIN, 60, 20);
    assertThat(lines).filteredOn(l -> l.startsWith("prefix…")).hasSize(8);
    assertThat(lines).filteredOn(l -> l.startsWith("sort/1")).hasSize(2);
    assertThat(LiveTable.lines(frame, Ink.PLAIN, 60, 17))
        .anyMatch(l -> l.startsWith("prefix…"))
        .noneMatch(l -> l.startsWith("sort/1"));
  }

  @Test
  void onATerminalOfAnotherSizeEverythingIsDrawnAnewWithinIt() {
    RunScreen screen = RunScreen.live(Ink.PLAIN, 200, 40, written::append);
    screen.title("brave-otter-11");
    screen.skills(SKILLS);
    screen.exam(new ExamLine(2, 0.5, 16));
    screen.round(LinesTest.ROUND);
    written.setLength(0);
    screen.resize(40, 30);
    assertThat(written.toString()).startsWith("\u001b[2J\u001b[H");
    List<String> rows = shown(written.toString());
    assertThat(rows).allMatch(r -> r.length() <= 40);
    assertThat(rows.subList(0, 4))
        .containsExactly(
            "exam    after round 2  held-out 50.0 %",
            "        of 16 prompts", "brave-otter-11", "");
    assertThat(rows.getLast()).endsWith("ETA 4:10");
  }

  @Test
  void aLongLineIsBrokenBetweenItsWords() {
    assertThat(Lines.wrapped("one two  three four", 9, 2))
        .containsExactly("one two", "  three", "  four");
    assertThat(Lines.wrapped("short", 9, 2)).containsExactly("short");
    assertThat(Lines.wrapped("abcdefghijkl m", 9, 0)).containsExactly("abcdefgh…", "m");
  }

  @Test
  void whatARunWaitsForIsItsStatusUntilSomethingHappens() {
    RunScreen screen = RunScreen.live(Ink.PLAIN, 80, 24, written::append);
    screen.title("brave-otter-11");
    screen.waiting("engine  starts");
    assertThat(shown(written.toString())).containsExactly("brave-otter-11", "", "engine  starts");
    screen.again(new LessonLine(25, 50, 2, 3, Duration.ofSeconds(9)));
    assertThat(shown(written.toString())).last().asString().startsWith("lesson  25/50");
  }
}
