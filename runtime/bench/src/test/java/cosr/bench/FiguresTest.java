package cosr.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void theMedianIsTheMiddleOneOrTheMeanOfTheTwoInTheMiddle() {
    assertThat(Figures.median(9, 1, 4)).isEqualTo(4);
    assertThat(Figures.median(9, 1, 4, 6)).isEqualTo(5);
  }

  @Test
  void ratiosAreTakenTurnByTurn() {
    assertThat(Figures.medianRatio(new double[] {2, 30, 8}, new double[] {1, 10, 1})).isEqualTo(3);
  }

  @Test
  void threeDigitsCount() {
    assertThat(Figures.three(38_449)).isEqualTo("38,400");
    assertThat(Figures.three(34.06)).isEqualTo("34.1");
    assertThat(Figures.three(0.01234)).isEqualTo("0.0123");
    assertThat(Figures.three(Double.NaN)).isEqualTo("-");
  }

  @Test
  void columnsOfATableAreAsWideAsTheirWidestCell() {
    Table table = new Table("shape", "rate");
    table.row("a", "1,000");
    assertThat(table.lines()).containsExactly("shape   rate", "a      1,000");
  }
}
