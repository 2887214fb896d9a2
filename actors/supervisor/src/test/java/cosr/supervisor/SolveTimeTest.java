package cosr.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Head;
import cosr.protocol.Receipt;
import cosr.protocol.Role;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand.Attempt;
import cosr.protocol.SupervisorCommand.AttemptsMade;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SolveTimeTest {
  private static final SheetKey ROUND = new SheetKey(Stage.ROUND, 3, 0);
  private final Desk desk = new Desk(new Plan(5, 4, 0, 2, 2, List.of(), List.of(), 4, false));

  private void made(int part, long micros, int... tokens) {
    List<Attempt> attempts = IntStream.of(tokens).mapToObj(t -> new Attempt("1", t, true)).toList();
    Receipt receipt = new Receipt(new Head(Role.STUDENT, 1, "c", "s"), 5, micros);
    desk.take(new AttemptsMade("r", ROUND.part(part), 0, attempts, receipt));
  }

  private List<Long> solve() {
    return Requests.solveMicros(2, desk.sheet(Stage.ROUND, 3));
  }

  @Test
  void aPartsTimeFallsToItsGroupsByTheirTokens() {
    made(0, 1000, 1, 2, 3, 4);
    made(1, 500, 5, 5);
    assertThat(solve()).containsExactly(300L, 700L, 500L);
    assertThat(desk.sheet(Stage.ROUND, 3).micros).containsEntry("generate", 1500L);
  }

  @Test
  void aRepeatedReplyAddsNoTime() {
    made(0, 1000, 1, 2, 3, 4);
    made(0, 900, 1, 2, 3, 4);
    assertThat(solve()).containsExactly(300L, 700L);
  }

  @Test
  void aSheetOfWhichAPartWasAnsweredFromTheJournalHasNoTime() {
    made(0, 0, 1, 2, 3, 4);
    made(1, 500, 5, 5);
    assertThat(solve()).containsExactly(0L, 0L, 0L);
  }
}
