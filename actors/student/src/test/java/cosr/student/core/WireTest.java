package cosr.student.core;

import static cosr.student.core.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import cosr.persistence.WireModule;
import cosr.protocol.StudentCommand.Generate;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WireTest {
  @Test
  void everyEventAndStateComesBackAsItWas() {
    Play play = Play.random(11, 8, 4);
    for (StudentEvent e : play.events)
      assertThat(read(cbor(e), e.getClass())).usingRecursiveComparison().isEqualTo(e);
    for (StudentState s : play.states)
      assertThat(cbor(read(cbor(s), StudentState.class))).isEqualTo(cbor(s));
    assertThat(read(cbor(play.state), StudentState.class))
        .usingRecursiveComparison()
        .isEqualTo(play.state);
  }

  @Test
  void aSampleIsWrittenInTheSameOrderByAMapperThatSorts() throws Exception {
    ObjectMapper sorting =
        CBORMapper.builder().enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();
    Sample sample = new Sample(1, 2, 3, new int[] {4, 5}, new int[] {6});
    assertThat(sorting.writeValueAsBytes(sample)).isEqualTo(cbor(sample));
    assertThat(sorting.readValue(cbor(sample), Sample.class))
        .usingRecursiveComparison()
        .isEqualTo(sample);
  }

  @Test
  void theModuleIsFoundAndNamesEveryEventAndTheSnapshot() {
    WireModule wires =
        ServiceLoader.load(WireModule.class).stream()
            .filter(p -> p.type().equals(StudentWires.class))
            .findFirst()
            .orElseThrow()
            .get();
    assertThat(wires.wires())
        .extracting(WireModule.Wire::manifest)
        .containsExactly(
            "student.created:1",
            "student.recovered:1",
            "student.diverged:1",
            "student.attempts-recorded:1",
            "student.batch-journaled:1",
            "student.micro-batch-halved:1",
            "student.updated:1",
            "student.checkpoint-saved:1",
            "student.state:3");
    for (Class<?> event : StudentEvent.class.getPermittedSubclasses())
      assertThat(wires.wires()).anyMatch(w -> w.type().equals(event));
  }

  @Test
  void aFullRoundIsSmallInTheJournal() {
    Play play = new Play(settings(300, 4, 192, 400), 2);
    Generate ask = play.ask(round(0), 64, 6, 8);
    play.attempt(ask, 23);
    byte[] attempts = cbor(play.events.getLast());
    assertThat(play.state.experience().tokens()).isBetween(512 * 11L, 512 * 13L);
    assertThat(attempts.length).isLessThan(75_000);
    play.write(play.core.decideLearn(play.state, play.verdicts(ask, RIGHT, WRONG)).orElseThrow());
    byte[] batch = cbor(play.events.getLast());
    assertThat(batch.length).isLessThan(16_000);
    play.update();
    int round = attempts.length + batch.length + cbor(play.events.getLast()).length;
    assertThat(round / 512).isLessThan(200);
  }

  @Test
  void theDigestTellsTwoBuffersApart() {
    Play play = Play.random(4, 6, 5);
    StudentDigest seen = play.core.digestView(play.state);
    assertThat(cbor(play.core.digestView(read(cbor(play.state), StudentState.class))))
        .isEqualTo(cbor(seen));
    List<Long> prints = new ArrayList<>();
    for (StudentState s : play.states)
      for (StudentDigest.Replayed cell : play.core.digestView(s).buffer())
        prints.add(cell.fingerprint());
    List<List<String>> names = new ArrayList<>();
    for (StudentState s : play.states)
      for (CellReplay cell : s.experience().buffer())
        names.add(
            cell.samples().stream()
                .map(a -> a.round() + "/" + a.task() + "/" + a.sample())
                .toList());
    assertThat(new TreeSet<>(prints)).hasSize((int) names.stream().distinct().count());
  }

  @Test
  void theStateOfAWholeRunIsSmallAndWhatItsDigestIsTakenOverIsSmaller() {
    Play play = new Play(settings(20, 4, 192, 400), 2);
    for (int r = 0; r < 20; r++) {
      Generate ask = play.ask(round(r), 64, 96, 8);
      play.attempt(ask, 23);
      play.learn(play.verdicts(ask, RIGHT));
      play.save();
    }
    int entries = play.state.experience().buffer().stream().mapToInt(c -> c.samples().size()).sum();
    assertThat(cbor(play.core.digestView(play.state)).length).isLessThan(20_000);
    int snapshot = cbor(play.state).length;
    assertThat(entries).isGreaterThan(7_000);
    assertThat(snapshot).isLessThan(50 * entries + 500_000);
  }
}
