package cosr.runtime.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.config.Settings;
import cosr.config.UserError;
import cosr.datasets.Item;
import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.verifier.checks.Checker;
import cosr.verifier.checks.Checks;
import cosr.verifier.checks.StepBudget;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final Item ROW =
      new Item(
          7,
          "1+1",
          AnswerForm.TEXT,
          new Check("own", 1, new TreeMap<>()),
          "2",
          "2",
          Optional.empty(),
          OptionalInt.empty());

  private final Deque<Outcome> next = new ArrayDeque<>();
  private Optional<String> missing = Optional.empty();

  /** A check of a plug-in that says what it is told to say. */
  private final class Own implements Checker {
    @Override
    public String kind() {
      return "own";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public void requireReference(Check check) {}

    @Override
    public Optional<String> missing(Check check) {
      return missing;
    }

    @Override
    public Verdict decide(Check check, String answer, StepBudget budget) {
      return new Verdict(next.pop(), 0, 1, List.of(), List.of("no pipe"));
    }
  }

  private References references(Outcome... outcomes) {
    next.addAll(List.of(outcomes));
    return new References(
        "own.jsonl", new Settings.Verification(0, 1_000, 10_000, 1), Checks.of(List.of(new Own())));
  }

  @Test
  void aFaultOfOursIsNoVerdictOnTheRowAndIsTriedOnceMore() {
    Outcome fault = new Outcome.Fault("sandbox-lost");
    assertThat(references(fault, new Outcome.Correct()).defect(ROW)).isEmpty();
    assertThat(references(fault, new Outcome.Incorrect("value")).defect(ROW)).isPresent();
    next.clear();
    References broken = references(fault, fault);
    assertThatThrownBy(() -> broken.defect(ROW))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "own.jsonl:7: whether its reference solution is right could not be found out (sandbox-lost: no pipe), which says nothing about the row: run the command again");
  }

  @Test
  void aReferenceThatRanOutOfTimeOnceIsTriedOnceMore() {
    Outcome late = new Outcome.Exhausted("time");
    assertThat(references(late, new Outcome.Correct()).defect(ROW)).isEmpty();
    assertThat(references(late, late).defect(ROW).orElseThrow().what())
        .isEqualTo(
            "its reference solution is not right by its own check own: it runs out of time, twice: raise the limits verification.isolated.cpu-seconds and wall-millis, where it is right");
    next.clear();
    assertThat(references(new Outcome.Exhausted("memory")).defect(ROW)).isPresent();
    assertThat(next).isEmpty();
  }

  @Test
  void rowsThatThisMachineCannotDecideAreRefused() {
    missing = Optional.of("no prover is installed: apt-get install prover");
    assertThatThrownBy(() -> references().prepare(List.of(ROW)))
        .isInstanceOf(UserError.class)
        .hasMessage("own.jsonl:7: check 'own': no prover is installed: apt-get install prover");
  }
}
