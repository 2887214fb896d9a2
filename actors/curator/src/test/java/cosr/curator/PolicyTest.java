package cosr.curator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final Drills TASKS = Drills.of(6, "add", "rev", "sort", "odd");

  private static Play probed(String policy, int level) {
    Play play = new Play(Play.core(policy, 16, TASKS));
    play.sheet(Play.probe(0), Play.upTo(level));
    return play;
  }

  private static double sum(
      CuratorState state, Allocation a, java.util.function.Predicate<CellModel> of) {
    double sum = 0;
    for (int i = 0; i < a.shares().size(); i++)
      if (of.test(state.cells().get(i))) sum += a.shares().get(i).probability();
    return sum;
  }

  @Test
  void uniformGivesEveryCellTheSame() {
    CuratorState state = probed("uniform", 2).state;
    Allocation a = new UniformPolicy().allocate(state, 0);
    assertThat(a.probabilities()).hasSize(24);
    for (double p : a.probabilities()) assertThat(p).isCloseTo(1.0 / 24, within(1e-12));
    assertThat(a.effectiveCells()).isCloseTo(24, within(1e-9));
  }

  @Test
  void progressWorksOneLevelBeyondWhatIsMastered() {
    CuratorState state = probed("progress", 2).state;
    Allocation a = new ProgressPolicy().allocate(state, 0);
    assertThat(sum(state, a, c -> true)).isCloseTo(1, within(1e-12));
    assertThat(sum(state, a, c -> !c.open())).isCloseTo(0.015, within(1e-9));
    assertThat(sum(state, a, c -> c.cell().level() == 3)).isGreaterThan(0.7);
    assertThat(sum(state, a, CellModel::mastered)).isBetween(0.1, 0.3);
    for (int i = 0; i < 24; i++) {
      int level = state.cells().get(i).cell().level();
      assertThat(a.shares().get(i).reason())
          .isEqualTo(
              List.of("replay", "replay", "frontier", "locked-probe", "", "").get(level - 1));
    }
  }

  @Test
  void progressFollowsTheRecipeWhileNothingMoves() {
    Play play = new Play(Play.core("progress", 16, Drills.of(1, "a", "b", "c", "d", "e")));
    play.sheet(
        Play.probe(0),
        a -> Play.group(a, List.of(0, 2, 4, 6, 7).get(a.task().cell().family().charAt(0) - 'a')));
    double[] p = new ProgressPolicy().allocate(play.state, 0).probabilities();
    double[] recipe = {0.08, 0.1975, 0.26, 0.1975, 0.119375};
    double all = 0.08 + 0.1975 + 0.26 + 0.1975 + 0.119375;
    for (int i = 0; i < 5; i++) assertThat(p[i]).isCloseTo(recipe[i] / all, within(1e-9));
  }

  @Test
  void progressPrefersTheCellThatMoves() {
    CuratorState state = probed("progress", 2).state;
    List<CellModel> cells = new ArrayList<>(state.cells());
    int moving = state.index("rev/3");
    int still = state.index("add/3");
    int other = state.index("odd/3");
    cells.set(moving, cells.get(moving).with(new Skill(3, 5, 0.3, 0.1)));
    cells.set(other, cells.get(other).with(new Skill(3, 5, 0.3, 0.1)));
    cells.set(still, cells.get(still).with(new Skill(3, 5, 0.3, 0.3)));
    Allocation a = new ProgressPolicy().allocate(state.withCells(cells), 0);
    assertThat(a.shares().get(moving).probability())
        .isCloseTo(4 * a.shares().get(still).probability(), within(1e-9));
    assertThat(a.shares().get(moving).reason()).isEqualTo("progress");
  }

  @Test
  void aCellThatDoesNotMoveFadesButNeverAltogether() {
    CuratorState state = probed("progress", 2).state;
    List<CellModel> cells = new ArrayList<>(state.cells());
    int fresh = state.index("rev/3");
    int tired = state.index("add/3");
    int lost = state.index("odd/3");
    for (int i : new int[] {fresh, state.index("sort/3")})
      cells.set(i, cells.get(i).with(new Skill(3, 5, 0.5, 0.5, 0.5, 0)));
    cells.set(tired, cells.get(tired).with(new Skill(3, 5, 0.5, 0.5, 0.5, 16)));
    cells.set(lost, cells.get(lost).with(new Skill(3, 5, 0.5, 0.5, 0.5, 999)));
    double[] p = new ProgressPolicy().allocate(state.withCells(cells), 0).probabilities();
    assertThat(p[tired]).isCloseTo(p[fresh] / 2, within(1e-9));
    assertThat(p[lost]).isCloseTo(p[fresh] / 50, within(1e-9));
  }

  @Test
  void ofTheClosedLevelsOnlyTheNextOneIsLookedAt() {
    CuratorState state = probed("progress", 2).state;
    Allocation a = new ProgressPolicy().allocate(state, 0);
    assertThat(sum(state, a, c -> c.cell().level() == 4)).isCloseTo(0.015, within(1e-9));
    assertThat(sum(state, a, c -> c.cell().level() > 4)).isZero();
  }

  @Test
  void masteredCellsComeBackTheSoonerTheLongerTheyWereNotVisited() {
    CuratorState state = probed("progress", 1).state;
    List<CellModel> cells = new ArrayList<>(state.cells());
    int fresh = state.index("rev/1");
    cells.set(fresh, cells.get(fresh).with(cells.get(fresh).skill(), History.none(), 99));
    double[] p = new ProgressPolicy().allocate(state.withCells(cells), 100).probabilities();
    assertThat(p[state.index("add/1")]).isGreaterThan(1.3 * p[fresh]);
  }

  @Test
  void noCellGetsMoreThanFourTenths() {
    double[][] weights = {
      {100, 1, 1, 1}, {100, 100, 0.001, 0.001, 0}, {5, 0, 0}, {7, 7}, {1, 1, 1}, {9, 3, 1, 1, 0, 0}
    };
    for (double[] w : weights) {
      List<String> reasons = new ArrayList<>();
      int positive = 0;
      for (double x : w) {
        reasons.add("r");
        if (x > 0) positive++;
      }
      double[] p = Allocation.of(w, reasons).probabilities();
      double sum = 0;
      for (int i = 0; i < p.length; i++) {
        sum += p[i];
        assertThat(p[i]).isLessThanOrEqualTo(Math.max(0.4, 1.0 / positive) + 1e-12);
        assertThat(p[i] > 0).isEqualTo(w[i] > 0);
      }
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void theCapHoldsInTheProgressPolicyToo() {
    CuratorState state = probed("progress", 6).state;
    List<CellModel> cells = new ArrayList<>(state.cells());
    cells.set(0, cells.get(0).with(new Skill(8, 8, 0.5, 0.1)));
    double[] p = new ProgressPolicy().allocate(state.withCells(cells), 0).probabilities();
    assertThat(p[0]).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void zpdFollowsItsKeyAndPrefersTheMiddle() {
    Play play = new Play(Play.core("zpd", 16, TASKS));
    play.sheet(Play.probe(0), a -> Play.group(a, a.task().cell().level() == 3 ? 4 : 0));
    CuratorState state = play.state;
    Allocation once = new ZpdPolicy(7).allocate(state, 5);
    assertThat(new ZpdPolicy(7).allocate(state, 5)).isEqualTo(once);
    assertThat(new ZpdPolicy(8).allocate(state, 5)).isNotEqualTo(once);
    assertThat(new ZpdPolicy(7).allocate(state, 6)).isNotEqualTo(once);
    double middle = 0;
    for (int r = 0; r < 50; r++)
      middle += sum(state, new ZpdPolicy(7).allocate(state, r), c -> c.cell().level() == 3) / 50;
    assertThat(middle).isGreaterThan(0.4);
  }

  @Test
  void aPolicyThatDoesNotExistIsRefusedByName() {
    assertThatThrownBy(() -> Policy.named("best", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'best'")
        .hasMessageContaining("progress, zpd or uniform");
  }
}
