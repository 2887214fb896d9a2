package cosr.student.core;

import static cosr.student.core.Fixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.protocol.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class RewardsTest {
  @Test
  void onlyTheRightAnswerIsRewarded() {
    assertThat(Rewards.of(RIGHT)).isEqualTo(1);
    assertThat(List.of(WRONG, SILENT, SPENT)).extracting(o -> Rewards.of(o)).containsOnly(0f);
  }

  @Test
  void anOutcomeHasARewardExactlyIfItTeaches() {
    for (Outcome o : List.of(RIGHT, WRONG, SILENT, SPENT, BAD, OPEN, BROKEN)) {
      assertThat(Rewards.teaches(Rewards.code(o))).as(o.toString()).isEqualTo(o.teaches());
      assertThat(Float.isNaN(Rewards.of(o))).as(o.toString()).isEqualTo(!o.teaches());
    }
  }

  @Test
  void theJournaledNumbersOfTheKindsAreForEver() {
    assertThat(List.of(RIGHT, WRONG, SILENT, SPENT, BAD, OPEN, BROKEN))
        .extracting(o -> (int) Rewards.code(o))
        .containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThatThrownBy(() -> Rewards.of((byte) 8)).hasMessageContaining("number 8");
  }
}
