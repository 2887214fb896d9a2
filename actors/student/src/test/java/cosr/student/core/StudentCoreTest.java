package cosr.student.core;

import static cosr.student.core.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.StudentCommand.Generate;
import cosr.protocol.StudentCommand.Learn;
import cosr.protocol.StudentCommand.Lesson;
import cosr.protocol.StudentCommand.Prompt;
import cosr.protocol.SupervisorCommand.Attempt;
import cosr.protocol.Update;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StudentCoreTest {
  private final Play play = new Play(settings(10, 2, 6, 5), 3);

  @Test
  void attemptsAreShownWithoutTheirEndMarkAndCountedWithIt() {
    Generate ask =
        new Generate(
            "run",
            round(0),
            0,
            2,
            false,
            List.of(new Prompt("a", cell(0), "p", "", 9), new Prompt("b", cell(1), "q", "", 9)));
    play.write(
        play.core.recordAttempts(
            ask,
            List.of(new int[] {7}, new int[] {8, 9}),
            List.of(
                new Sampled(new int[] {4, 5, 1}, new float[] {-1, -2, -3}, true),
                new Sampled(new int[] {6, 6}, new float[] {-1, -1}, false),
                new Sampled(new int[] {1}, new float[] {-4}, true),
                new Sampled(new int[] {3, 1}, new float[] {-5, -6}, true)),
            12));
    assertThat(play.core.replyAttempts(play.state, round(0), Arrays::toString))
        .contains(
            List.of(
                new Attempt("[4, 5, 1]", 3, true),
                new Attempt("[6, 6]", 2, false),
                new Attempt("[1]", 1, true),
                new Attempt("[3, 1]", 2, true)));
    AttemptSheet.Group second = play.state.groups(round(0)).get(1);
    assertThat(second.members().get(1).sample().sequence()).containsExactly(8, 9, 3, 1);
    assertThat(Packed.floats(second.members().get(1).logProbs())).containsExactly(-5, -6);
    assertThat(play.core.needsSampling(play.state, ask)).isFalse();
    assertThat(play.core.replyAttempts(play.state, round(1), Arrays::toString)).isEmpty();
  }

  @Test
  void attemptsNeedExactlyTheWeightsThatTheCommandNames() {
    Generate now = play.ask(round(0), 2, 2, 2);
    assertThat(play.core.needsSampling(play.state, now)).isTrue();
    Generate later = new Generate("run", round(0), 1, 2, false, now.prompts());
    assertThatThrownBy(() -> play.core.needsSampling(play.state, later))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "round-0 is to be attempted with version 1 of the weights, and they are at version 0");
    play.write(
        play.core.decideLearn(play.state, new Learn("run", lesson(0), new Lesson())).orElseThrow());
    assertThatThrownBy(() -> play.core.needsSampling(play.state, now))
        .hasMessage("round-0 can't be attempted: the update of warm_up-0 is under way");
  }

  @Test
  void aGenerateForWeightsThatAreGoneComesTooLateAndIsPassedOver() {
    Generate exam =
        new Generate(
            "run",
            new SheetKey(Stage.EXAM, 0, 0),
            0,
            1,
            true,
            play.ask(round(0), 1, 1, 2).prompts());
    assertThat(play.core.needsSampling(play.state, exam)).isTrue();
    play.learn(new Learn("run", lesson(0), new Lesson()));
    assertThat(play.core.needsSampling(play.state, exam)).isFalse();
  }

  @Test
  void aRepeatedLearnMakesNothingNew() {
    Learn learn = new Learn("run", lesson(0), new Lesson());
    play.write(play.core.decideLearn(play.state, learn).orElseThrow());
    assertThat(play.core.decideLearn(play.state, learn)).isEmpty();
    assertThat(play.core.replyUpdate(play.state, lesson(0))).isEmpty();
    assertThatThrownBy(
            () -> play.core.decideLearn(play.state, new Learn("run", lesson(1), new Lesson())))
        .hasMessage("warm_up-1 can't be learned: the update of warm_up-0 isn't made yet");
    play.update();
    assertThat(play.core.decideLearn(play.state, learn)).isEmpty();
    Update update = play.core.replyUpdate(play.state, lesson(0)).orElseThrow();
    assertThat(update.version()).isEqualTo(1);
    assertThat(update.digest()).isEqualTo("digest-1").isEqualTo(play.state.weightsDigest());
    for (int i = 1; i < 7; i++) play.learn(new Learn("run", lesson(i), new Lesson()));
    assertThat(play.core.decideLearn(play.state, learn)).isEmpty();
    assertThat(play.core.replyUpdate(play.state, lesson(0))).isEmpty();
  }

  @Test
  void aLessonOrRoundOutOfTurnIsRefused() {
    assertThatThrownBy(
            () -> play.core.decideLearn(play.state, new Learn("run", lesson(2), new Lesson())))
        .hasMessage(
            "warm_up-2 can't be learned: it would be the turn of warm_up-0,"
                + " after 0 lessons and 0 rounds");
    Generate ask = play.ask(round(0), 2, 2, 2);
    assertThatThrownBy(() -> play.core.decideLearn(play.state, play.verdicts(ask, RIGHT, WRONG)))
        .hasMessage("round-0 wasn't attempted, or its attempts are no longer kept");
  }

  @Test
  void noSheetIsAttemptedAgainWhileTheWeightsStayAsAtTheEndOfTheWarmUp() {
    List<Generate> asked =
        List.of(
            play.ask(new SheetKey(Stage.WARM_UP, 9, 0), 1, 1, 1),
            play.ask(new SheetKey(Stage.EXAM, 0, 0), 1, 1, 1),
            play.ask(new SheetKey(Stage.PROBE, 0, 0), 1, 1, 2),
            play.ask(round(0), 1, 1, 2),
            play.ask(round(1), 1, 1, 2));
    for (Generate ask : asked) play.attempt(ask, 3);
    for (Generate late : asked) {
      assertThat(play.core.needsSampling(play.state, late)).as("%s", late.key()).isFalse();
      assertThat(play.core.replyAttempts(play.state, late.key(), Arrays::toString)).isPresent();
    }
  }

  @Test
  void theNewestFiveSheetsAreKeptWithAllTheirParts() {
    for (int i = 0; i < 7; i++) {
      play.attempt(play.ask(new SheetKey(Stage.EXAM, i, 0), 1, 1, 1), 3);
      play.attempt(play.ask(new SheetKey(Stage.EXAM, i, 1), 1, 1, 1), 3);
    }
    assertThat(play.state.sheets())
        .extracting(s -> s.index() + ":" + s.parts().size())
        .containsExactly("2:2", "3:2", "4:2", "5:2", "6:2");
    assertThat(play.state.experience().tokens()).isZero();
  }

  @Test
  void partsAreFoldedByNumberNotByArrival() {
    Generate first = play.ask(round(0), 2, 2, 2);
    Generate second = play.ask(round(0).part(1), 2, 2, 2);
    play.attempt(second, 3);
    assertThatThrownBy(() -> play.state.groups(round(0)))
        .hasMessage("part 0 of round-0 is missing");
    play.attempt(first, 3);
    assertThat(play.state.groups(round(0)))
        .extracting(g -> g.task() + " " + g.prompt().taskId())
        .containsExactly(
            "0 task-round-0-0", "1 task-round-0-1", "2 task-round-0.1-0", "3 task-round-0.1-1");
  }

  @Test
  void aRoundReportsWhatTrlReportsAndWhatWasLeftOut() {
    Generate ask = play.ask(round(0), 3, 3, 2);
    play.attempt(ask, 3);
    Learn learn =
        new Learn(
            "run",
            round(0),
            new cosr.protocol.StudentCommand.Practice(
                List.of(
                    outcomes(ask, 0, RIGHT, WRONG),
                    outcomes(ask, 1, RIGHT, RIGHT),
                    outcomes(ask, 2, BAD, OPEN)),
                List.of()));
    play.write(play.core.decideLearn(play.state, learn).orElseThrow());
    Update update =
        play.core
            .recordRound(
                play.state,
                "d",
                Optional.of(new StepResult(0.25, 3, 0.5, 0.01, 0.02)),
                List.of(new StepResult(1, 9, 9, 0, 0), new StepResult(2, 9, 9, 0, 0)))
            .update();
    assertThat(update.loss()).isEqualTo(0.25);
    assertThat(update.metrics())
        .contains(
            entry("loss", 0.25),
            entry("grad_norm", 3.0),
            entry("entropy", 0.5),
            entry("clip_ratio/low_mean", 0.01),
            entry("clip_ratio/high_mean", 0.02),
            entry("replay/loss", 1.5),
            entry("reward", 0.75),
            entry("reward_std", 0.25),
            entry("frac_reward_zero_std", 0.5),
            entry("groups_kept", 1.0),
            entry("groups_dropped", 2.0),
            entry("groups_learned", 1.0),
            entry("excluded", 2.0),
            entry("learning_rate", 3e-4),
            entry("num_tokens", (double) play.state.experience().tokens()));
    assertThat(update.metrics().get("completions/mean_length"))
        .isCloseTo(play.state.experience().tokens() / 6.0, within(1e-12));
    assertThat(update.metrics()).hasSize(16);
  }

  @Test
  void aRoundWithoutPolicyBatchReportsTheReplayLoss() {
    Generate ask = play.ask(round(0), 1, 1, 2);
    play.attempt(ask, 3);
    play.write(play.core.decideLearn(play.state, play.verdicts(ask, RIGHT)).orElseThrow());
    Update update =
        play.core
            .recordRound(play.state, "d", Optional.empty(), List.of(new StepResult(2, 9, 9, 0, 0)))
            .update();
    assertThat(update.loss()).isEqualTo(2);
    assertThat(update.metrics()).doesNotContainKeys("loss", "entropy", "grad_norm");
  }

  @Test
  void aLessonReportsTheRateOfItsLastStep() {
    play.learn(new Learn("run", lesson(0), new Lesson()));
    assertThat(play.core.replyUpdate(play.state, lesson(0)).orElseThrow().metrics())
        .containsOnly(
            entry("loss", 0.5),
            entry("grad_norm", 1.0),
            entry("entropy", 2.0),
            entry("learning_rate", 4e-3),
            entry("num_tokens", 0.0));
  }

  private static cosr.protocol.StudentCommand.GroupOutcomes outcomes(
      Generate ask, int task, cosr.protocol.Outcome... outcomes) {
    Prompt p = ask.prompts().get(task);
    return new cosr.protocol.StudentCommand.GroupOutcomes(p.taskId(), p.cell(), List.of(outcomes));
  }
}
