package cosr.curator.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.protocol.AnswerForm;
import cosr.protocol.Cell;
import cosr.protocol.Check;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Task;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Cells too small for the checksum rule, by a family of 10, 20, 40, 80 and 160 prompts. */
class SmallCellsTest {
  private final Tiny tiny = new Tiny();
  private final Catalog catalog = Catalog.of(List.of(tiny), 5);

  @Test
  void levelsWithFewerThan32PromptsDoNotExist() {
    assertThat(catalog.cells().stream().map(Cell::toString))
        .containsExactly("tiny/3", "tiny/4", "tiny/5");
    assertThat(catalog.index(new Cell("tiny", 3))).isZero();
  }

  @Test
  void aFamilyWithoutAnyLevelIsRefused() {
    assertThatThrownBy(() -> Catalog.of(List.of(tiny), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'tiny' has no level up to 2");
  }

  @Test
  void theQuarterWithTheSmallestChecksumsIsHeldOut() {
    for (int level : List.of(3, 4)) {
      Cell cell = new Cell("tiny", level);
      List<String> byChecksum =
          Enumeration.prompts(tiny, level).stream()
              .sorted(Comparator.comparingLong(HoldOut::checksum))
              .toList();
      int quarter = byChecksum.size() / 4;
      assertThat(catalog.size(cell)).isEqualTo(4L * quarter);
      assertThat(byChecksum.subList(0, quarter)).allMatch(p -> catalog.heldOut(cell, p));
      assertThat(byChecksum.subList(quarter, byChecksum.size()))
          .noneMatch(p -> catalog.heldOut(cell, p));
      assertThat(exam(cell, 1_000))
          .containsExactlyInAnyOrderElementsOf(byChecksum.subList(0, quarter));
    }
  }

  @Test
  void fromNinetySixPromptsOnTheChecksumRuleHolds() {
    Cell cell = new Cell("tiny", 5);
    assertThat(Enumeration.prompts(tiny, 5))
        .allMatch(p -> catalog.heldOut(cell, p) == (HoldOut.checksum(p) % 6 == 0));
  }

  @Test
  void trainingDrawsReachAllTheRestAndNothingElse() {
    Cell cell = new Cell("tiny", 3);
    TreeSet<String> drawn = new TreeSet<>();
    for (int i = 0; i < 1_000; i++)
      drawn.add(catalog.draw(cell, KeyedRandom.of(1, "tiny", i)).prompt());
    assertThat(drawn).hasSize(30).doesNotContainAnyElementsOf(exam(cell, 10));
  }

  @Test
  void choicesWhoseBoundDependsOnEarlierOnesAreEnumeratedOnce() {
    assertThat(Enumeration.prompts(tiny, 1)).hasSize(10).doesNotHaveDuplicates();
  }

  private List<String> exam(Cell cell, int perCell) {
    return catalog.examPapers(perCell).tasks().stream()
        .filter(task -> task.cell().equals(cell))
        .map(Task::prompt)
        .toList();
  }

  /** The answer to {@code x} is {@code x}. The second choice has 4, 3, 2 or 1 possibilities. */
  private static final class Tiny implements TaskFamily {
    @Override
    public String name() {
      return "tiny";
    }

    @Override
    public String prompt(int level, Choices choices) {
      int first = choices.next(4);
      return level + ":" + first + choices.next(4 - first) + "/" + choices.next(1 << (level - 1));
    }

    @Override
    public long prompts(int level) {
      return 10L << (level - 1);
    }

    @Override
    public int level(String prompt) {
      return prompt.charAt(0) - '0';
    }

    @Override
    public String answer(String prompt) {
      return prompt;
    }

    @Override
    public AnswerForm form() {
      return AnswerForm.TEXT;
    }

    @Override
    public Check check(String prompt) {
      return LetteredFamily.check("text-equals", prompt);
    }

    @Override
    public String gloss(String prompt) {
      return "say " + prompt;
    }

    @Override
    public double guessRate(int level) {
      return 1.0 / prompts(level);
    }

    @Override
    public SortedMap<String, Integer> attributes(int level) {
      return new TreeMap<>();
    }

    @Override
    public List<Task> decompose(Task task) {
      return List.of();
    }

    @Override
    public String combine(Task task, List<String> answers) {
      throw new IllegalArgumentException("no parts");
    }
  }
}
