package cosr.curator;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.CuratorCommand;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {
  private static final Drills TASKS = Drills.of(5, "add", "rev", "sort");

  private static Play thirtyRounds(String policy) {
    Play play = new Play(Play.core(policy, 12, TASKS));
    Learner learner = new Learner(3, TASKS, Set.of("sort"));
    play.sheet(Play.probe(0), learner::attempt);
    for (int r = 0; r < 30; r++) play.sheet(Play.round(r), learner::attempt);
    return play;
  }

  @ParameterizedTest
  @ValueSource(strings = {"progress", "zpd", "uniform"})
  void aCuratorRestartedAfterAnyEventGoesOnExactlyAsTheOneThatWasNot(String policy) {
    Play live = thirtyRounds(policy);
    assertThat(live.events).hasSameSizeAs(live.commands).hasSize(62);
    CuratorState state = Play.core(policy, 12, TASKS).initial();
    for (int i = 0; i < live.events.size(); i++) {
      CuratorCore restarted = Play.core(policy, 12, TASKS);
      CuratorState snapshot = Cbor.copy(state, CuratorState.class);
      assertThat(snapshot).isEqualTo(state);
      assertThat(restarted.decide(snapshot, live.commands.get(i)))
          .containsExactly(live.events.get(i));
      CuratorEvent read = Cbor.copy(live.events.get(i), typeOf(live.events.get(i)));
      state = restarted.apply(snapshot, read);
      CuratorCommand repeat = live.commands.get(i);
      assertThat(restarted.decide(state, repeat)).isEmpty();
    }
    assertThat(state).isEqualTo(live.state);
  }

  @SuppressWarnings("unchecked")
  private static Class<CuratorEvent> typeOf(CuratorEvent event) {
    return (Class<CuratorEvent>) event.getClass();
  }

  @Test
  void theSameSeedGivesTheSameRunAndAnotherSeedAnother() {
    assertThat(thirtyRounds("progress").events).isEqualTo(thirtyRounds("progress").events);
    Play other = new Play(Play.core(8, "progress", 12, TASKS));
    assertThat(other.assign(Play.probe(0)))
        .isNotEqualTo(new Play(Play.core("progress", 12, TASKS)).assign(Play.probe(0)));
  }

  @Test
  void solveTimesReachNeitherTheDigestNorADecision() {
    Play quick = thirtyRounds("progress");
    Play slow = new Play(Play.core("progress", 12, TASKS));
    for (CuratorCommand c : quick.commands) {
      if (c instanceof CuratorCommand.ReviewSheet r) {
        List<CuratorCommand.GroupReport> groups =
            r.groups().stream()
                .map(
                    g ->
                        new CuratorCommand.GroupReport(
                            g.taskId(), g.cell(), g.outcomes(), g.tokens(), 999_999, 0))
                .toList();
        slow.tell(new CuratorCommand.ReviewSheet(r.run(), r.key(), groups));
      } else {
        slow.tell(c);
      }
    }
    assertThat(slow.state).isNotEqualTo(quick.state);
    assertThat(slow.core.digestView(slow.state)).isEqualTo(quick.core.digestView(quick.state));
  }

  @Test
  void anEventOfAFullRoundStaysSmall() {
    Drills tasks = Drills.of(12, "add", "dbl", "cum", "sort", "rev", "inc", "odd", "prog");
    for (String policy : List.of("progress", "uniform")) {
      Play play = new Play(Play.core(policy, 64, tasks));
      play.sheet(Play.probe(0), Play.upTo(2));
      for (int r = 0; r < 12; r++) {
        int late = r;
        play.sheet(Play.round(r), a -> Play.group(a, late < 9 ? 0 : 3));
        var events = play.events.subList(play.events.size() - 2, play.events.size());
        assertThat(Cbor.write(events.get(0)).length).isLessThan(30_000);
        assertThat(Cbor.write(events.get(1)).length).isLessThan(12_000);
      }
      assertThat(Cbor.write(play.state).length).isLessThan(250_000);
    }
  }

  @Test
  void everyEventAndTheSnapshotHaveAWireName() {
    var wires =
        ServiceLoader.load(cosr.persistence.WireModule.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(m -> m instanceof CuratorWires)
            .flatMap(m -> m.wires().stream())
            .toList();
    assertThat(wires)
        .extracting(w -> w.manifest())
        .containsExactlyInAnyOrder(
            "curator.tasks-assigned:4", "curator.sheet-reviewed:3", "curator.state:5");
    Set<String> types = new TreeSet<>();
    for (var w : wires) types.add(w.type().getName());
    for (Class<?> event : CuratorEvent.class.getPermittedSubclasses())
      assertThat(types).contains(event.getName());
  }
}
