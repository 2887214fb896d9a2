package cosr.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTest {
  private static Plot plot(double... values) {
    List<Double> xs = new ArrayList<>();
    for (int i = 0; i < values.length; i++) xs.add(i + 1.0);
    return new Plot(
        "t", "k", "round", Plot.Kind.LINE, false, xs, List.of(new Plot.Series("s", values)));
  }

  @Test
  void manyPointsBecomeMeansOfNeighboursAndFewStayAsTheyAre() {
    double[] many = new double[Plot.MOST_POINTS * 3];
    for (int i = 0; i < many.length; i++) many[i] = i;
    Plot thin = plot(many).thinned();
    assertThat(thin.xs()).hasSize(Plot.MOST_POINTS).startsWith(3.0, 6.0).endsWith(720.0);
    assertThat(thin.lines().getFirst().values()).startsWith(1, 4, 7).endsWith(718);
    assertThat(plot(1, 2, 3).thinned().lines().getFirst().values()).containsExactly(1, 2, 3);
  }

  @Test
  void pointsThatWereNotMeasuredAreLeftOut() {
    Plot thin = plot(Double.NaN, 5, Double.NaN, 7).thinned();
    assertThat(thin.xs()).containsExactly(2.0, 4.0);
    assertThat(thin.lines().getFirst().values()).containsExactly(5, 7);
    assertThat(plot(Double.NaN, Double.NaN).empty()).isTrue();
    assertThat(plot(Double.NaN, 0).empty()).isFalse();
  }

  @Test
  void theMovingMeanOfAStraightLineIsThatLineInItsMidst() {
    double[] line = new double[100];
    for (int i = 0; i < line.length; i++) line[i] = 2 * i;
    assertThat(Arrays.copyOfRange(Plot.smooth(line), 2, 98))
        .containsExactly(Arrays.copyOfRange(line, 2, 98));
  }

  @Test
  void anAxisIsRoundedOutwardsAndBeginsAtNothingWhereThatIsNear() {
    assertThat(Axis.round(0.19, 0.66, 4))
        .isEqualTo(new Axis(0, 0.8, List.of(0.0, 0.2, 0.4, 0.2 * 3, 0.8)));
    assertThat(Axis.round(90, 99, 4).low()).isEqualTo(90);
    assertThat(Axis.round(-3, 5, 4))
        .isEqualTo(new Axis(-4, 6, List.of(-4.0, -2.0, 0.0, 2.0, 4.0, 6.0)));
    assertThat(Axis.round(7, 7, 4).low()).isZero();
    assertThat(Axis.round(7, 7, 4).high()).isGreaterThanOrEqualTo(7);
    assertThat(Axis.round(0, 0, 4).high()).isPositive();
    assertThat(Axis.exact(0, 240, 4).ticks()).containsExactly(0.0, 100.0, 200.0);
  }

  @Test
  void sharesAreMeasuredFromNothingHoweverLittleTheyDiffer() {
    Plot few = plot(0.54, 0.52, 0.55);
    Html html = new Html();
    PlotWriter.write(new Plot("t", "", "round", Plot.Kind.DOTS, true, few.xs(), few.lines()), html);
    assertThat(Markup.of(html.page()).all("//div[@class='plot']/i"))
        .containsExactly("0 %", "20 %", "40 %", "60 %");
  }

  @Test
  void aLineIsDrawnWhereItsNumbersAre() {
    Html html = new Html();
    PlotWriter.write(plot(0, 10, 5), html);
    Markup read = Markup.of(html.page());
    assertThat(read.one("//path[@class='line s0']/@d")).isEqualTo("M333 400L667 0L1000 200");
    assertThat(read.one("//figure/@data-x")).isEqualTo("1 2 3");
    assertThat(read.one("//span[@data-y]/@data-y")).isEqualTo("0|10|5");
    assertThat(read.one("//span[@data-y]")).isEqualTo("s5");
  }
}
