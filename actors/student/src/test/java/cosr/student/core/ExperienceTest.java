package cosr.student.core;

import static cosr.student.core.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cosr.protocol.Cell;
import cosr.protocol.Outcome;
import cosr.student.core.AttemptSheet.Group;
import cosr.student.core.AttemptSheet.Made;
import cosr.student.core.StudentEvent.PromptRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperienceTest {
  private static final Cell ADD = new Cell("add", 1);
  private static final Cell REV = new Cell("rev", 1);

  @Test
  void theReplayBufferKeepsTheNewestOfEachCell() {
    Experience e = Experience.none();
    for (int round = 0; round < 5; round++)
      e =
          e.after(
              List.of(group(round, 0, ADD, 1, 2), group(round, 1, REV, round)),
              codes(RIGHT, RIGHT, round == 1 ? RIGHT : WRONG),
              3);
    assertThat(e.buffer()).extracting(CellReplay::cell).containsExactly(ADD, REV);
    assertThat(names(e.buffer().getFirst())).containsExactly("3/0/1", "4/0/0", "4/0/1");
    assertThat(names(e.buffer().getLast())).containsExactly("1/1/0");
  }

  @Test
  void aTextIsKeptOncePerPromptAndAgainForAnotherPrompt() {
    Experience e =
        Experience.none()
            .after(
                List.of(group(0, 0, ADD, 5, 5, 6, 5), group(0, 1, ADD, 5)),
                codes(WRONG, RIGHT, RIGHT, RIGHT, RIGHT),
                400);
    assertThat(names(e.buffer().getFirst())).containsExactly("0/0/1", "0/0/2", "0/1/0");
  }

  @Test
  void thePassRateStartsAtTheFirstGroupAndThenMovesByATenth() {
    Experience e = Experience.none();
    assertThat(e.passRate(ADD)).isZero();
    e = e.after(List.of(group(0, 0, ADD, 1, 2)), codes(RIGHT, WRONG), 9);
    assertThat(e.passRate(ADD)).isEqualTo(0.5);
    e = e.after(List.of(group(1, 0, ADD, 1, 2)), codes(RIGHT, RIGHT), 9);
    assertThat(e.passRate(ADD)).isCloseTo(0.55, within(1e-12));
    e = e.after(List.of(group(2, 0, ADD, 1, 2)), codes(WRONG, SPENT), 9);
    assertThat(e.passRate(ADD)).isCloseTo(0.495, within(1e-12));
  }

  @Test
  void whatDoesNotTeachNeverCountsForARate() {
    Experience e =
        Experience.none()
            .after(
                List.of(group(0, 0, ADD, 1, 2, 3, 4), group(0, 1, REV, 1, 2)),
                codes(RIGHT, BROKEN, BAD, WRONG, OPEN, BROKEN),
                9);
    assertThat(e.passRate(ADD)).isEqualTo(0.5);
    assertThat(e.passRates()).doesNotContainKey("rev/1");
    assertThat(e.buffer()).hasSize(1);
  }

  @Test
  void aStepSharesTheCellsThatItDoesNotTouch() {
    Experience before =
        Experience.none()
            .after(List.of(group(0, 0, ADD, 1), group(0, 1, REV, 1)), codes(RIGHT, RIGHT), 9);
    Experience after = before.after(List.of(group(1, 0, ADD, 1)), codes(RIGHT), 9);
    assertThat(after.buffer().getLast()).isSameAs(before.buffer().getLast());
    assertThat(before.buffer().getFirst().samples()).hasSize(1);
    assertThat(after.buffer().getFirst().samples()).hasSize(2);
  }

  /** A group whose answers are these single tokens. */
  private static Group group(int round, int task, Cell cell, int... answers) {
    List<Made> members = new ArrayList<>();
    for (int s = 0; s < answers.length; s++)
      members.add(
          new Made(
              new Sample(round, task, s, new int[] {9}, new int[] {answers[s]}),
              Packed.floats(-1),
              true));
    return new Group(task, new PromptRecord("t" + task, cell, Packed.ints(9)), members);
  }

  private static byte[] codes(Outcome... outcomes) {
    byte[] codes = new byte[outcomes.length];
    for (int i = 0; i < codes.length; i++) codes[i] = Rewards.code(outcomes[i]);
    return codes;
  }

  private static List<String> names(CellReplay cell) {
    return cell.samples().stream().map(s -> s.round() + "/" + s.task() + "/" + s.sample()).toList();
  }
}
