package cosr.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import cosr.adapter.AdapterEvent.AnswersExtracted;
import cosr.persistence.WireModule;
import cosr.protocol.AdapterCommand.AttemptText;
import cosr.protocol.AdapterCommand.ExtractAnswers;
import cosr.protocol.Answer;
import cosr.protocol.AnswerForm;
import cosr.protocol.Head;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Receipt;
import cosr.protocol.Role;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class AdapterCoreTest {
  private static final ObjectMapper CBOR = new CBORMapper();
  private static final Receipt RECEIPT = new Receipt(new Head(Role.ADAPTER, 1, "c", "s"), 0, 0);
  private final AdapterCore core = new AdapterCore();

  @Test
  void answersComeInTheOrderOfTheAttempts() {
    ExtractAnswers command =
        new ExtractAnswers(
            "r",
            key(0, 0),
            List.of(
                new AttemptText("1,12", true, AnswerForm.DIGITS),
                new AttemptText("1,1", false, AnswerForm.DIGITS),
                new AttemptText("so 5", true, AnswerForm.INTEGER)));
    AdapterState state = after(core.initial(), command);
    assertThat(core.reply(state, command, RECEIPT))
        .isEqualTo(
            new SupervisorCommand.AnswersExtracted(
                "r",
                key(0, 0),
                List.of(
                    new Answer.Found("12", 2, 4),
                    new Answer.None("unfinished"),
                    new Answer.Found("5", 3, 4)),
                RECEIPT));
  }

  @Test
  void aRepeatIsAnsweredFromTheStateWithoutAnEvent() {
    ExtractAnswers command = command(key(3, 1), "7");
    AdapterState state = after(core.initial(), command);
    assertThat(core.decide(state, command)).isEmpty();
    assertThat(core.decide(state, command(key(3, 2), "7"))).hasSize(1);
  }

  @Test
  void allPartsOfTheNewestFourSheetsAreKept() {
    AdapterState state = core.initial();
    for (int index = 0; index < 6; index++)
      for (int part = 0; part < 3; part++)
        state = after(state, command(key(index, part), "" + index));
    assertThat(state.parts()).hasSize(12);
    assertThat(state.find(key(1, 0))).isEmpty();
    assertThat(state.find(key(2, 0))).isPresent();
    assertThat(state.find(key(5, 2))).isPresent();
  }

  @Test
  void aSheetOlderThanThoseKeptIsPastAndOneOfAnotherStageIsNot() {
    AdapterState state = core.initial();
    for (int index = 0; index < 6; index++) state = after(state, command(key(index, 0), "7"));
    assertThat(core.isPast(state, command(key(1, 0), "7"))).isTrue();
    assertThat(core.isPast(state, command(key(2, 0), "7"))).isFalse();
    assertThat(core.isPast(state, command(key(2, 1), "7"))).isFalse();
    assertThat(core.isPast(state, command(key(6, 0), "7"))).isFalse();
    assertThat(core.isPast(state, command(new SheetKey(Stage.EXAM, 0, 0), "7"))).isFalse();
  }

  @Test
  void stagesWithTheSameIndexAreSheetsOfTheirOwn() {
    AdapterState state = core.initial();
    for (Stage stage : Stage.values())
      state = after(state, command(new SheetKey(stage, 0, 0), stage.name()));
    assertThat(state.parts()).hasSize(4);
  }

  @Test
  void foldingFromTheSnapshotAtEveryPrefixEndsInTheSameState() throws Exception {
    List<AdapterEvent> events = new ArrayList<>();
    for (int i = 0; i < 12; i++)
      events.addAll(core.decide(core.initial(), command(key(i / 2, i % 2), "1" + i)));
    AdapterState whole = fold(core.initial(), events);
    for (int cut = 0; cut <= events.size(); cut++) {
      AdapterState snapshot = fold(core.initial(), events.subList(0, cut));
      AdapterState read = CBOR.readValue(CBOR.writeValueAsBytes(snapshot), AdapterState.class);
      assertThat(read).isEqualTo(snapshot);
      assertThat(fold(read, events.subList(cut, events.size()))).isEqualTo(whole);
    }
  }

  @Test
  void fiveHundredAndTwelveAnswersTakeLessThanTwentyKilobytes() throws Exception {
    List<Answer> answers = new ArrayList<>();
    KeyedRandom random = KeyedRandom.of(1, "answers");
    for (int i = 0; i < 512; i++) {
      int start = random.nextInt(100_000);
      answers.add(
          i % 9 == 0
              ? new Answer.None(i % 2 == 0 ? "unfinished" : "not-a-list")
              : new Answer.Found("" + (10_000 + random.nextInt(89_999)), start, start + 5));
    }
    AnswersExtracted event = AnswersExtracted.of(key(300, 0), answers);
    byte[] bytes = CBOR.writeValueAsBytes(event);
    assertThat(bytes).hasSizeLessThan(10_000);
    AnswersExtracted read = CBOR.readValue(bytes, AnswersExtracted.class);
    assertThat(read).isEqualTo(event);
    assertThat(read.packed().unpack()).isEqualTo(answers);
  }

  @Test
  void recordsHaveTheirNamesOnTheWire() {
    List<String> names = new ArrayList<>();
    for (WireModule module : ServiceLoader.load(WireModule.class))
      for (WireModule.Wire<?> wire : module.wires()) names.add(wire.manifest());
    assertThat(names).contains("adapter.answers-extracted:1", "adapter.state:1");
  }

  private AdapterState after(AdapterState state, ExtractAnswers command) {
    return fold(state, core.decide(state, command));
  }

  private AdapterState fold(AdapterState state, List<AdapterEvent> events) {
    AdapterState next = state;
    for (AdapterEvent event : events) next = core.apply(next, event);
    return next;
  }

  private static SheetKey key(int index, int part) {
    return new SheetKey(Stage.ROUND, index, part);
  }

  private static ExtractAnswers command(SheetKey key, String text) {
    return new ExtractAnswers("r", key, List.of(new AttemptText(text, true, AnswerForm.DIGITS)));
  }
}
