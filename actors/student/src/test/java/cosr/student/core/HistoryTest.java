package cosr.student.core;

import static cosr.student.core.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cosr.student.core.StudentEvent.BatchJournaled;
import cosr.student.core.StudentEvent.CheckpointSaved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
  @Test
  void everyPrefixFoldsToTheStateThatWasThereWhenItWasWritten() {
    for (long seed = 0; seed < 4; seed++) {
      Play play = Play.random(seed, 7, 4);
      for (int n = 0; n <= play.events.size(); n++) {
        StudentState folded = play.core.initial();
        for (int i = 0; i < n; i++)
          folded =
              play.core.apply(
                  folded, read(cbor(play.events.get(i)), play.events.get(i).getClass()));
        assertThat(cbor(folded))
            .as("seed %d, %d events", seed, n)
            .isEqualTo(cbor(play.states.get(n)));
      }
    }
  }

  @Test
  void aSnapshotAtAnyPositionGoesOnToTheSameState() {
    for (long seed = 0; seed < 4; seed++) {
      Play play = Play.random(seed, 7, 4);
      for (int n = 0; n < play.events.size(); n++) {
        StudentState state = read(cbor(play.states.get(n)), StudentState.class);
        for (int i = n; i < play.events.size(); i++)
          state = play.core.apply(state, play.events.get(i));
        assertThat(cbor(state)).isEqualTo(cbor(play.state));
      }
    }
  }

  @Test
  void theStateHoldsWhatWasLearnedSinceTheNewestCheckpointAsTheHistoryTellsIt() {
    int compared = 0;
    for (long seed = 0; seed < 8; seed++) {
      Play play = Play.random(seed, 12, 3);
      for (int n = 1; n < play.states.size(); n++) {
        StudentState state = play.states.get(n);
        int from = state.checkpoints().isEmpty() ? 0 : state.checkpoints().getLast().version();
        List<ResolvedBatch> told = Restore.refold(play.core, play.events.subList(0, n), from);
        assertThat(cbor(state.sinceCheckpoint())).isEqualTo(cbor(told));
        compared += told.size();
      }
    }
    assertThat(compared).isGreaterThan(300);
  }

  @Test
  void anyOlderCheckpointLeadsToTheSameBatchesThoughTheBufferHasForgottenThem() {
    int forgotten = 0;
    for (long seed = 0; seed < 8; seed++) {
      Play play = Play.random(seed, 12, 3);
      List<ResolvedBatch> lived = new ArrayList<>();
      for (int i = 0; i < play.events.size(); i++)
        if (play.events.get(i) instanceof BatchJournaled b)
          lived.add(
              StudentCore.pending(play.states.get(i + 1))
                  .orElseThrow()
                  .reached("digest-" + b.version()));
      for (int from = 0; from <= play.state.version(); from++)
        assertThat(cbor(Restore.refold(play.core, play.events, from)))
            .isEqualTo(cbor(lived.subList(from, lived.size())));
      for (ResolvedBatch b : lived)
        for (List<Sample> batch : b.replay())
          for (Sample s : batch)
            if (play.state.experience().buffer().stream()
                .noneMatch(c -> c.find(s.round(), s.task(), s.sample()).isPresent())) forgotten++;
    }
    assertThat(forgotten).isGreaterThan(300);
  }

  @Test
  void theNewestCheckpointThatCanBeUsedIsTheStart() {
    Play play = new Play(settings(9, 1, 4, 5), 1);
    assertThat(Restore.plan(play.state, c -> true))
        .isEqualTo(new Restore.Direct(Optional.empty(), List.of()));
    practise(play);
    assertThat(Restore.plan(play.state, c -> true))
        .isEqualTo(new Restore.Direct(Optional.empty(), play.state.sinceCheckpoint()));
    play.save();
    CheckpointSaved first = play.state.checkpoint().orElseThrow();
    practise(play);
    assertThat(play.state.checkpoint()).isEmpty();
    play.save();
    CheckpointSaved second = play.state.checkpoint().orElseThrow();
    practise(play);
    List<ResolvedBatch> since = play.state.sinceCheckpoint();
    assertThat(since).extracting(ResolvedBatch::version).containsExactly(3);
    assertThat(since).extracting(ResolvedBatch::digest).containsExactly("digest-3");

    assertThat(Restore.plan(play.state, c -> true))
        .isEqualTo(new Restore.Direct(Optional.of(second), since));
    assertThat(Restore.plan(play.state, c -> c.version() == 1))
        .isEqualTo(new Restore.FromHistory(Optional.of(first)));
    Restore.Plan scratch = Restore.plan(play.state, c -> false);
    assertThat(scratch).isEqualTo(new Restore.FromHistory(Optional.empty()));
    assertThat(Restore.refold(play.core, play.events, scratch.fromVersion()))
        .extracting(ResolvedBatch::version)
        .containsExactly(1, 2, 3);
  }

  @Test
  void aCheckpointLeavesWhatWasLearnedAfterItsVersion() {
    Play play = new Play(settings(9, 1, 4, 5), 1);
    practise(play);
    practise(play);
    play.write(new CheckpointSaved(1, "v1", "digest-1", "optimizer"));
    assertThat(play.state.sinceCheckpoint()).extracting(ResolvedBatch::version).containsExactly(2);
  }

  @Test
  void aCheckpointThatIsSavedAgainTakesThePlaceOfTheOneOfItsVersion() {
    Play play = new Play(settings(9, 1, 4, 5), 1);
    practise(play);
    play.save();
    practise(play);
    play.save();
    CheckpointSaved again = new CheckpointSaved(2, "v2", "digest-2", "another-optimizer");
    play.write(again);
    assertThat(play.state.checkpoints()).extracting(CheckpointSaved::version).containsExactly(1, 2);
    assertThat(play.state.checkpoint()).contains(again);
  }

  @Test
  void afterADivergenceTheVersionThatItReachedIsProvedAndThoseBeforeItAreNot() {
    Play play = new Play(settings(9, 1, 4, 5), 1);
    practise(play);
    play.save();
    practise(play);
    practise(play);
    play.write(new StudentEvent.Recovered(1, 2, 3));
    play.write(new StudentEvent.Diverged(1, 3, "other"));
    assertThat(play.state.weightsDigest()).isEqualTo("other");
    assertThat(play.state.divergences()).isEqualTo(1);
    practise(play);
    assertThat(play.state.sinceCheckpoint())
        .extracting(ResolvedBatch::version, ResolvedBatch::digest)
        .containsExactly(tuple(2, ""), tuple(3, "other"), tuple(4, "digest-4"));
    assertThat(cbor(Restore.refold(play.core, play.events, 1)))
        .isEqualTo(cbor(play.state.sinceCheckpoint()));
    assertThat(Restore.refold(play.core, play.events, 0))
        .extracting(ResolvedBatch::digest)
        .containsExactly("", "", "other", "digest-4");
  }

  @Test
  void aDivergenceThatLedToTheSameWeightsLeavesEveryProof() {
    Play play = new Play(settings(9, 1, 4, 5), 1);
    practise(play);
    practise(play);
    play.write(new StudentEvent.Diverged(1, 2, "digest-2"));
    assertThat(play.state.divergences()).isEqualTo(1);
    assertThat(Restore.refold(play.core, play.events, 0))
        .extracting(ResolvedBatch::digest)
        .containsExactly("digest-1", "digest-2");
  }

  private static void practise(Play play) {
    var ask = play.ask(round(play.state.weights().rounds()), 2, 2, 4);
    play.attempt(ask, 4);
    play.learn(play.verdicts(ask, RIGHT, WRONG));
  }
}
