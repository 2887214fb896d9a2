package cosr.student.core;

import cosr.config.Settings;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Outcome;
import cosr.protocol.SheetKey;
import cosr.protocol.StudentCommand.GroupOutcomes;
import cosr.protocol.StudentCommand.Practice;
import cosr.student.algorithm.Algorithm;
import cosr.student.algorithm.Scores;
import cosr.student.core.AttemptSheet.Group;
import cosr.student.core.AttemptSheet.Made;
import cosr.student.core.StudentEvent.BatchJournaled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Decides what a round is learned from. The policy batch is every member of the groups with a
 * signal that the {@link Algorithm} learns from, or, where those are more than {@code
 * learning.policy-groups}, of so many of them whose pass rates are nearest to a half. Each row of a
 * supervised batch is a cell, drawn with weight {@code floor + 1 - pass rate} among those with
 * correct attempts that aren't set aside, and then one of its attempts, uniformly; this round's
 * verdicts and correct attempts count already. Its lessons follow from its key and number ({@link
 * Schedules#reminders}).
 */
public final class BatchPlan {
  private static final byte[] NONE = {};

  private BatchPlan() {}

  /** The batch of a lesson: its key alone. */
  static BatchJournaled lesson(SheetKey key, int version) {
    return new BatchJournaled(key, version, NONE, NONE, NONE, List.of(), 0, 0);
  }

  /**
   * The batch of a round.
   *
   * @param groups of the sheet
   * @param practice the verdicts, in the order of the sheet, and the cells that nothing is replayed
   *     of
   * @throws IllegalStateException where the verdicts aren't those of the sheet
   */
  static BatchJournaled round(
      Settings settings,
      SheetKey key,
      int version,
      Experience before,
      List<Group> groups,
      Practice practice) {
    byte[] outcomes = outcomes(key, groups, practice.groups());
    float[] rewards = new float[outcomes.length];
    for (int a = 0; a < outcomes.length; a++) rewards[a] = Rewards.of(outcomes[a]);
    float[] advantages = advantages(groups, rewards, settings.learning());
    Settings.Replay replay = settings.replay();
    Experience after = before.after(groups, outcomes, replay.capacity());
    List<byte[]> batches = new ArrayList<>();
    List<CellReplay> replayed =
        after.buffer().stream().filter(c -> !practice.setAside().contains(c.cell())).toList();
    if (!replayed.isEmpty())
      for (int b = 0; b < replay.batches(); b++)
        batches.add(
            draw(
                replayed,
                after,
                replay,
                KeyedRandom.of(settings.run().seed(), "replay", key.index(), b)));
    double scale = Schedules.practice(settings.learning(), settings.run().rounds(), key.index());
    return new BatchJournaled(
        key,
        version,
        outcomes,
        Packed.floats(rewards),
        Packed.floats(advantages),
        batches,
        settings.learning().learningRate() * scale,
        replay.learningRate() * scale);
  }

  /**
   * Advantages by attempt, NaN where none is learned from: of the groups that have any but 0 only
   * so many are taken, those whose rate is nearest to a half first, and of equal ones the earlier.
   */
  private static float[] advantages(
      List<Group> groups, float[] rewards, Settings.Learning learning) {
    double[] found = Algorithm.of(learning).advantages(scores(groups, rewards));
    float[] advantages = new float[found.length];
    for (int a = 0; a < found.length; a++) advantages[a] = (float) found[a];
    List<int[]> signal = new ArrayList<>();
    int from = 0;
    for (Group group : groups) {
      int n = group.members().size();
      if (signal(advantages, from, n))
        signal.add(new int[] {from, n, imbalance(Arrays.copyOfRange(rewards, from, from + n))});
      else Arrays.fill(advantages, from, from + n, Float.NaN);
      from += n;
    }
    signal.sort(Comparator.comparingInt(g -> g[2]));
    int most = learning.policyGroups();
    for (int[] g : signal.subList(Math.min(most, signal.size()), signal.size()))
      Arrays.fill(advantages, g[0], g[0] + g[1], Float.NaN);
    return advantages;
  }

  private static Scores scores(List<Group> groups, float[] rewards) {
    double[] wide = new double[rewards.length];
    int[] numbers = new int[rewards.length];
    int[] lengths = new int[rewards.length];
    int a = 0;
    for (int g = 0; g < groups.size(); g++)
      for (Made made : groups.get(g).members()) {
        wide[a] = rewards[a];
        numbers[a] = g;
        lengths[a++] = made.sample().ids().length;
      }
    return new Scores(wide, numbers, lengths);
  }

  private static boolean signal(float[] advantages, int from, int n) {
    for (int a = from; a < from + n; a++)
      if (!Float.isNaN(advantages[a]) && advantages[a] != 0) return true;
    return false;
  }

  /** How far a group is from as many right as wrong answers, in millionths. */
  private static int imbalance(float[] rewards) {
    int right = 0;
    int all = 0;
    for (float r : rewards) {
      if (Float.isNaN(r)) continue;
      all++;
      if (r > 0) right++;
    }
    return all == 0 ? 0 : (int) (1_000_000L * Math.abs(2 * right - all) / all);
  }

  private static byte[] draw(
      List<CellReplay> cells, Experience experience, Settings.Replay replay, KeyedRandom random) {
    double[] weights = new double[cells.size()];
    for (int c = 0; c < weights.length; c++)
      weights[c] = replay.floor() + 1 - experience.passRate(cells.get(c).cell());
    int[] names = new int[3 * replay.batch()];
    for (int i = 0; i < names.length; i += 3) {
      List<Sample> samples = cells.get(random.pick(weights)).samples();
      Sample drawn = samples.get(random.nextInt(samples.size()));
      names[i] = drawn.round();
      names[i + 1] = drawn.task();
      names[i + 2] = drawn.sample();
    }
    return Packed.ints(names);
  }

  private static byte[] outcomes(SheetKey key, List<Group> groups, List<GroupOutcomes> given) {
    if (groups.size() != given.size())
      throw new IllegalStateException(
          "%s: %d tasks were attempted, and there are verdicts on %d"
              .formatted(key, groups.size(), given.size()));
    byte[] codes = new byte[groups.stream().mapToInt(g -> g.members().size()).sum()];
    int a = 0;
    for (int k = 0; k < groups.size(); k++) {
      Group group = groups.get(k);
      GroupOutcomes verdicts = given.get(k);
      if (!group.prompt().taskId().equals(verdicts.taskId())
          || group.members().size() != verdicts.outcomes().size())
        throw new IllegalStateException(
            "%s, task %d: %d attempts at %s, and verdicts on %d attempts at %s"
                .formatted(
                    key,
                    k,
                    group.members().size(),
                    group.prompt().taskId(),
                    verdicts.outcomes().size(),
                    verdicts.taskId()));
      for (Outcome outcome : verdicts.outcomes()) codes[a++] = Rewards.code(outcome);
    }
    return codes;
  }
}
