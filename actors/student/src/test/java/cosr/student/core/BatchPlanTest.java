package cosr.student.core;

import static cosr.student.core.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.protocol.Cell;
import cosr.protocol.Outcome;
import cosr.protocol.SheetKey;
import cosr.protocol.StudentCommand.Generate;
import cosr.protocol.StudentCommand.GroupOutcomes;
import cosr.protocol.StudentCommand.Learn;
import cosr.protocol.StudentCommand.Practice;
import cosr.student.core.AttemptSheet.Group;
import cosr.student.core.StudentEvent.BatchJournaled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
  private final Play play = new Play(settings(10, 3, 50, 6), 5);

  @Test
  void thePolicyBatchIsEveryTeachingMemberOfTheGroupsWithSpread() {
    Generate ask = ask(3, 4);
    BatchJournaled batch =
        decide(
            ask,
            List.of(RIGHT, WRONG, BROKEN, SILENT),
            List.of(RIGHT, RIGHT, RIGHT, OPEN),
            List.of(BAD, BAD, BAD, BAD));
    float high = (float) Math.sqrt(2);
    float low = (float) -Math.sqrt(0.5);
    float no = Float.NaN;
    assertThat(Packed.floats(batch.advantages()))
        .containsExactly(high, low, no, low, no, no, no, no, no, no, no, no);
    assertThat(Packed.floats(batch.rewards()))
        .containsExactly(1, 0, no, 0, 1, 1, 1, no, no, no, no, no);
    assertThat(batch.outcomes()).containsExactly(1, 2, 7, 3, 1, 1, 1, 6, 5, 5, 5, 5);

    play.write(batch);
    List<Group> groups = play.state.groups(round(0));
    List<Row> rows = TrainRows.policy(StudentCore.pending(play.state).orElseThrow());
    assertThat(rows).extracting(Row::weight).containsExactly(high, low, low);
    Sample third = groups.getFirst().members().get(3).sample();
    assertThat(rows.get(2).ids()).containsExactly(third.sequence());
    assertThat(rows.get(2).promptLength()).isEqualTo(third.prompt().length);
    assertThat(rows.get(2).oldLogProbs())
        .containsExactly(Packed.floats(groups.getFirst().members().get(3).logProbs()))
        .hasSize(third.ids().length);
  }

  @Test
  void ofTheGroupsWithSpreadThoseNearestToAHalfAreLearnedFromAndOfEqualOnesTheEarlier() {
    assertThat(learnedFrom(1)).containsExactly(1);
    assertThat(learnedFrom(2)).containsExactly(1, 2);
    assertThat(learnedFrom(3)).containsExactly(0, 1, 2);
    assertThat(learnedFrom(4)).containsExactly(0, 1, 2, 4);
    assertThat(learnedFrom(64)).containsExactly(0, 1, 2, 4);
  }

  /** Of groups with 1, 4, 4, 8 and 7 right answers of 8. */
  private static List<Integer> learnedFrom(int most) {
    Play play = new Play(settings(10, 3, 50, 6, most), 5);
    Generate ask = play.ask(round(0), 5, 3, 8);
    play.attempt(ask, 4);
    List<GroupOutcomes> groups = new ArrayList<>();
    int[] right = {1, 4, 4, 8, 7};
    for (int k = 0; k < right.length; k++) {
      List<Outcome> outcomes = new ArrayList<>();
      for (int s = 0; s < 8; s++) outcomes.add(s < right[k] ? RIGHT : WRONG);
      groups.add(
          new GroupOutcomes(ask.prompts().get(k).taskId(), ask.prompts().get(k).cell(), outcomes));
    }
    Learn learn = new Learn("run", round(0), new Practice(groups, List.of()));
    play.write(play.core.decideLearn(play.state, learn).orElseThrow());
    float[] advantages = Packed.floats(play.state.pending().getFirst().advantages());
    List<Integer> learned = new ArrayList<>();
    for (int k = 0; k < right.length; k++) {
      int n = 0;
      for (int s = 0; s < 8; s++) if (!Float.isNaN(advantages[8 * k + s])) n++;
      assertThat(n).isIn(0, 8);
      if (n > 0) learned.add(k);
    }
    List<Row> rows = TrainRows.policy(StudentCore.pending(play.state).orElseThrow());
    assertThat(rows).hasSize(8 * learned.size());
    play.update();
    assertThat(play.state.updates().getLast().update().metrics())
        .containsEntry("groups_kept", 4.0)
        .containsEntry("groups_dropped", 1.0)
        .containsEntry("groups_learned", (double) learned.size());
    return learned;
  }

  @Test
  void supervisedBatchesAreTheSameForTheSameKeyAndDifferFromEachOther() {
    Generate ask = ask(6, 4);
    Learn learn = play.verdicts(ask, RIGHT, WRONG);
    BatchJournaled one = play.core.decideLearn(play.state, learn).orElseThrow();
    BatchJournaled two =
        new StudentCore(settings(10, 3, 50, 6)).decideLearn(play.state, learn).orElseThrow();
    assertThat(cbor(one)).isEqualTo(cbor(two));
    assertThat(one.replay()).hasSize(3).allMatch(b -> b.length == 50 * 12);
    assertThat(one.replay().get(0)).isNotEqualTo(one.replay().get(1));
  }

  @Test
  void supervisedBatchesNameAttemptsOfTheBufferOnlyAndResolveToTheirTokens() {
    List<Sample> right = new ArrayList<>();
    for (int r = 0; r < 4; r++) {
      Generate ask = ask(5, 4);
      Learn learn = play.verdicts(ask, RIGHT, WRONG, BROKEN);
      List<Group> groups = play.state.groups(ask.key());
      List<GroupOutcomes> given = ((Practice) learn.material()).groups();
      for (Group g : groups)
        for (int s = 0; s < 4; s++)
          if (given.get(g.task()).outcomes().get(s).equals(RIGHT))
            right.add(g.members().get(s).sample());
      play.write(play.core.decideLearn(play.state, learn).orElseThrow());
      ResolvedBatch batch = StudentCore.pending(play.state).orElseThrow();
      for (int b = 0; b < 3; b++) {
        int[] names = Packed.ints(play.state.pending().getFirst().replay().get(b));
        List<Row> rows = TrainRows.replay(batch.replay().get(b));
        for (int i = 0; i < rows.size(); i++) {
          int at = 3 * i;
          Sample named =
              right.stream()
                  .filter(s -> s.compareName(names[at], names[at + 1], names[at + 2]) == 0)
                  .findFirst()
                  .orElseThrow();
          assertThat(rows.get(i).ids()).containsExactly(named.sequence());
          assertThat(rows.get(i).completion()).isEqualTo(named.ids().length);
          assertThat(rows.get(i).weight()).isEqualTo(1);
          assertThat(rows.get(i).oldLogProbs()).isEmpty();
        }
      }
      play.update();
    }
  }

  @Test
  void aCellThatGoesBadlyIsReplayedMoreOften() {
    Generate ask = ask(2, 4);
    BatchJournaled batch =
        decide(ask, List.of(RIGHT, RIGHT, RIGHT, RIGHT), List.of(RIGHT, WRONG, WRONG, WRONG));
    int mastered = 0;
    for (byte[] packed : batch.replay()) {
      int[] names = Packed.ints(packed);
      for (int i = 0; i < names.length; i += 3) if (names[i + 1] == 0) mastered++;
    }
    // Expected share 0.15 / (0.15 + 0.9) of 150 rows: 21.
    assertThat(mastered).isBetween(8, 38);
  }

  @Test
  void nothingIsReplayedOfACellThatIsSetAside() {
    play.learn(play.verdicts(ask(3, 4), RIGHT));
    Generate ask = ask(3, 4);
    List<GroupOutcomes> groups = ((Practice) play.verdicts(ask, RIGHT).material()).groups();
    List<Cell> aside = List.of(ask.prompts().get(0).cell(), ask.prompts().get(2).cell());
    BatchJournaled batch = decide(ask.key(), new Practice(groups, aside));
    assertThat(batch.replay()).hasSize(3);
    for (byte[] packed : batch.replay()) {
      int[] names = Packed.ints(packed);
      for (int i = 0; i < names.length; i += 3) assertThat(names[i + 1]).isEqualTo(1);
    }
    List<Cell> all = ask.prompts().stream().map(p -> p.cell()).toList();
    assertThat(decide(ask.key(), new Practice(groups, all)).replay()).isEmpty();
  }

  @Test
  void withoutAnyCorrectAttemptNothingIsReplayed() {
    assertThat(decide(ask(1, 2), List.of(WRONG, SPENT)).replay()).isEmpty();
  }

  @Test
  void theRatesFollowTheScheduleOfTheRounds() {
    for (int r = 0; r < 10; r++) {
      play.learn(play.verdicts(ask(1, 2), RIGHT, WRONG));
      ResolvedBatch batch = play.state.sinceCheckpoint().getLast();
      double scale = Schedules.practice(settings(10, 3, 50, 6).learning(), 10, r);
      assertThat(batch.learningRate()).isEqualTo(3e-4 * scale);
      assertThat(batch.replayRate()).isEqualTo(1e-3 * scale);
    }
  }

  @Test
  void verdictsOnOtherTasksAreRefused() {
    Generate ask = ask(2, 2);
    List<Outcome> pair = List.of(RIGHT, WRONG);
    GroupOutcomes first = new GroupOutcomes(ask.prompts().getFirst().taskId(), cell(0), pair);
    assertThatThrownBy(() -> decide(List.of(first)))
        .hasMessage("round-0: 2 tasks were attempted, and there are verdicts on 1");
    assertThatThrownBy(() -> decide(List.of(first, first)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("task 1: 2 attempts at task-round-0-1")
        .hasMessageContaining("task-round-0-0");
  }

  private Generate ask(int prompts, int samples) {
    Generate ask = play.ask(round(play.state.weights().rounds()), prompts, 3, samples);
    play.attempt(ask, 4);
    return ask;
  }

  @SafeVarargs
  private BatchJournaled decide(Generate ask, List<Outcome>... outcomes) {
    List<GroupOutcomes> groups = new ArrayList<>();
    for (int k = 0; k < outcomes.length; k++)
      groups.add(
          new GroupOutcomes(
              ask.prompts().get(k).taskId(), ask.prompts().get(k).cell(), outcomes[k]));
    return decide(groups);
  }

  private BatchJournaled decide(List<GroupOutcomes> groups) {
    return decide(round(0), new Practice(groups, List.of()));
  }

  private BatchJournaled decide(SheetKey key, Practice practice) {
    return play.core.decideLearn(play.state, new Learn("run", key, practice)).orElseThrow();
  }
}
