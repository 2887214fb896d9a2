package cosr.curator;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the policies are worth to a Student that is simulated. */
class LearningTest {
  private static final Drills HOPELESS =
      Drills.of(6, "add", "rev", "w1", "w2", "w3", "w4", "w5", "w6");
  private static final Set<String> WALLS = Set.of("w1", "w2", "w3", "w4", "w5", "w6");
  private static final List<String> LEARNABLE = List.of("add", "dbl", "sort", "rev", "inc", "odd");
  private static final Drills CLEAN =
      Drills.of(12, "add", "dbl", "cum", "sort", "rev", "inc", "odd", "prog");

  /** The measured rule "one level beyond what is mastered", without anything else. */
  private static final Policy RECIPE =
      (state, round) -> {
        double[] weights = new double[state.cells().size()];
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
          CellModel c = state.cells().get(i);
          double p = c.fast();
          reasons.add("recipe");
          weights[i] = p * (1 - p) + 0.01;
          boolean shut = c.cell().level() > 1 && state.cells().get(i - 1).fast() <= 0.5;
          if (shut) weights[i] = 0.0005;
          else if (p < 0.05) weights[i] = Math.max(weights[i], 0.08);
        }
        return Allocation.of(weights, reasons);
      };

  @Test
  void whereMostCellsAreHopelessProgressTeachesFarMoreThanUniform() {
    for (long seed = 1; seed <= 3; seed++) {
      double progress = after(100, 16, seed, Policy.named("progress", seed), HOPELESS, WALLS);
      double zpd = after(100, 16, seed, Policy.named("zpd", seed), HOPELESS, WALLS);
      double uniform = after(100, 16, seed, Policy.named("uniform", seed), HOPELESS, WALLS);
      double recipe = after(100, 16, seed, RECIPE, HOPELESS, WALLS);
      assertThat(progress).isGreaterThan(uniform + 0.2).isGreaterThan(zpd);
    }
  }

  @Test
  void progressTeachesAtLeastAsWellAsTheMeasuredRule() {
    for (long seed = 1; seed <= 2; seed++) {
      double progress = after(150, 64, seed, Policy.named("progress", seed), CLEAN, Set.of());
      double recipe = after(150, 64, seed, RECIPE, CLEAN, Set.of());
      assertThat(progress).isGreaterThan(recipe);
    }
  }

  /** Whether the coins are the levels of two families, or the lowest levels of many. */
  @Test
  void coinsDoNotHoldOnToProgress() {
    List<String> many = new ArrayList<>(LEARNABLE);
    for (int i = 0; i < 24; i++) many.add("coin-" + i);
    List<String> two = new ArrayList<>(LEARNABLE);
    two.addAll(List.of("coin-1", "coin-2"));
    for (List<String> families : List.of(two, many)) {
      Drills pool = Drills.of(12, families.toArray(String[]::new));
      Learner progress = learner(100, 64, 1, Policy.named("progress", 1), pool, Set.of());
      Learner zpd = learner(100, 64, 1, Policy.named("zpd", 1), pool, Set.of());
      assertThat(progress.spent("coin")).isLessThan(0.7 * zpd.spent("coin"));
      assertThat(progress.mean()).isGreaterThan(zpd.mean() + 0.1);
    }
  }

  private static double after(
      int rounds, int prompts, long seed, Policy policy, Drills pool, Set<String> hopeless) {
    return learner(rounds, prompts, seed, policy, pool, hopeless).mean();
  }

  private static Learner learner(
      int rounds, int prompts, long seed, Policy policy, Drills pool, Set<String> hopeless) {
    Settings.Curriculum settings = new Settings.Curriculum("progress", 2, 0.65);
    Play play = new Play(new CuratorCore(seed, settings, prompts, 8, rounds, pool, policy));
    Learner learner = new Learner(seed, pool, hopeless);
    play.sheet(Play.probe(0), learner::attempt);
    for (int r = 0; r < rounds; r++) play.sheet(Play.round(r), learner::attempt);
    return learner;
  }
}
