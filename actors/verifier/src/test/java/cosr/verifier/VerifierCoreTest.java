package cosr.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import cosr.persistence.WireModule;
import cosr.protocol.Head;
import cosr.protocol.Mishaps;
import cosr.protocol.Outcome;
import cosr.protocol.PoolUse;
import cosr.protocol.Receipt;
import cosr.protocol.Role;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand.AnswersVerified;
import cosr.protocol.SupervisorCommand.GroupVerdicts;
import cosr.protocol.Verdict;
import cosr.protocol.VerifierCommand.Job;
import cosr.protocol.VerifierCommand.JobDone;
import cosr.protocol.VerifierCommand.VerifyAnswers;
import cosr.verifier.VerifierEvent.VerdictsRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class VerifierCoreTest {
  private static final ObjectMapper CBOR = new CBORMapper();
  private static final Receipt RECEIPT = new Receipt(new Head(Role.VERIFIER, 1, "c", "s"), 0, 0);
  private final VerifierCore core = new VerifierCore();

  @Test
  void aSheetIsRecordedOnceAndItsRepeatsAreAnsweredFromTheState() {
    VerifyAnswers command = Sheets.sheet(Sheets.key(Stage.ROUND, 1), 4, 4);
    SheetDecided decided = decide(command);
    assertThat(core.decide(core.initial(), command)).isEmpty();
    assertThat(core.isDecided(core.initial(), command.key())).isFalse();
    VerifierState state = fold(core.initial(), core.decide(core.initial(), decided));
    assertThat(core.isDecided(state, command.key())).isTrue();
    assertThat(core.decide(state, decided)).isEmpty();
    var verdicts = decided.verdicts().packed().unpack();
    assertThat(core.reply(state, command, RECEIPT))
        .isEqualTo(new AnswersVerified("r", command.key(), verdicts, PoolUse.NONE, RECEIPT));
    assertThat(core.reply(state, decided, RECEIPT))
        .isEqualTo(new AnswersVerified("r", command.key(), verdicts, decided.use(), RECEIPT));
  }

  @Test
  void nothingIsRepliedBeforeTheVerdictsAreRecorded() {
    VerifyAnswers command = Sheets.sheet(Sheets.key(Stage.ROUND, 1), 1, 1);
    assertThatThrownBy(() -> core.reply(core.initial(), command, RECEIPT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("round-1");
    JobDone done = new JobDone("r", "j", List.of(), Mishaps.NONE);
    assertThat(core.decide(core.initial(), done)).isEmpty();
    assertThatThrownBy(() -> core.reply(core.initial(), done, RECEIPT))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void allPartsOfTheNewestFourSheetsAreKept() {
    VerifierState state = fold(core.initial(), events());
    assertThat(state.parts()).hasSize(8);
    assertThat(state.find(new SheetKey(Stage.ROUND, 1, 1))).isEmpty();
    assertThat(state.find(new SheetKey(Stage.ROUND, 2, 0))).isPresent();
    assertThat(state.find(new SheetKey(Stage.ROUND, 5, 1))).isPresent();
  }

  @Test
  void aSheetOlderThanThoseKeptIsPastAndOneOfAnotherStageIsNot() {
    VerifierState state = fold(core.initial(), events());
    assertThat(state.isPast(new SheetKey(Stage.ROUND, 1, 1))).isTrue();
    assertThat(state.isPast(new SheetKey(Stage.ROUND, 2, 7))).isFalse();
    assertThat(state.isPast(new SheetKey(Stage.ROUND, 6, 0))).isFalse();
    assertThat(state.isPast(new SheetKey(Stage.EXAM, 0, 0))).isFalse();
  }

  @Test
  void foldingFromTheSnapshotAtEveryPrefixEndsInTheSameState() throws Exception {
    List<VerifierEvent> events = events();
    VerifierState whole = fold(core.initial(), events);
    for (int cut = 0; cut <= events.size(); cut++) {
      VerifierState snapshot = fold(core.initial(), events.subList(0, cut));
      VerifierState read = CBOR.readValue(CBOR.writeValueAsBytes(snapshot), VerifierState.class);
      assertThat(read).isEqualTo(snapshot);
      assertThat(fold(read, events.subList(cut, events.size()))).isEqualTo(whole);
    }
  }

  @Test
  void sixtyFourGroupsOfEightPlainVerdictsTakeLessThanFourteenKilobytes() throws Exception {
    VerdictsRecorded event = decide(Sheets.sheet(Sheets.key(Stage.ROUND, 3), 64, 8)).verdicts();
    byte[] bytes = CBOR.writeValueAsBytes(event);
    assertThat(bytes).hasSizeLessThan(6_000);
    assertThat(CBOR.readValue(bytes, VerdictsRecorded.class)).isEqualTo(event);
  }

  @Test
  void verdictsOfEveryOutcomeWithEvidenceSurviveTheirPacking() throws Exception {
    List<Verdict> verdicts = new ArrayList<>();
    for (Outcome outcome :
        List.of(
            new Outcome.Correct(),
            new Outcome.Incorrect("digit"),
            new Outcome.NoAnswer("empty"),
            new Outcome.Exhausted("steps"),
            new Outcome.BadTask("bad-reference"),
            new Outcome.Undecided("cas"),
            new Outcome.Fault("wall-limit")))
      for (int i = 0; i < 100; i++)
        verdicts.add(new Verdict(outcome, i, 100, List.of("ab" + i), List.of("slow")));
    VerdictsRecorded event =
        VerdictsRecorded.of(
            Sheets.key(Stage.EXAM, 0),
            List.of(
                new GroupVerdicts("a", verdicts, 3, 1), new GroupVerdicts("b", List.of(), 0, 0)));
    VerdictsRecorded read = CBOR.readValue(CBOR.writeValueAsBytes(event), VerdictsRecorded.class);
    assertThat(read.packed().unpack().get(0)).isEqualTo(new GroupVerdicts("a", verdicts, 3, 1));
    assertThat(read.packed().unpack().get(1)).isEqualTo(new GroupVerdicts("b", List.of(), 0, 0));
  }

  @Test
  void aJobSurvivesTheWire() throws Exception {
    Job job =
        new JobBoard(1, 0, 1)
            .submit(Sheets.sheet(Sheets.key(Stage.ROUND, 0), 1, 6), 0)
            .jobs()
            .get(0);
    assertThat(CBOR.readValue(CBOR.writeValueAsBytes(job), Job.class)).isEqualTo(job);
  }

  @Test
  void recordsHaveTheirNamesOnTheWire() {
    List<String> names = new ArrayList<>();
    for (WireModule module : ServiceLoader.load(WireModule.class))
      for (WireModule.Wire<?> wire : module.wires()) names.add(wire.manifest());
    assertThat(names)
        .contains("verifier.verdicts-recorded:1", "verifier.state:1", "verifier.job:3");
  }

  private List<VerifierEvent> events() {
    List<VerifierEvent> events = new ArrayList<>();
    for (int i = 0; i < 12; i++)
      events.add(
          decide(Sheets.sheet(new SheetKey(Stage.ROUND, i / 2, i % 2), 1 + i, 2)).verdicts());
    return events;
  }

  private static SheetDecided decide(VerifyAnswers command) {
    JobBoard board = new JobBoard(1, 0, 100);
    List<SheetDecided> decided = new ArrayList<>();
    for (Job job : board.submit(command, 0).jobs())
      decided.addAll(board.jobDone(Sheets.done(job), 1).decided());
    return decided.get(0);
  }

  private VerifierState fold(VerifierState state, List<VerifierEvent> events) {
    VerifierState next = state;
    for (VerifierEvent event : events) next = core.apply(next, event);
    return next;
  }
}
