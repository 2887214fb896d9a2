package cosr.bench.round;

import cosr.adapter.Extractors;
import cosr.bench.CpuSeconds;
import cosr.bench.student.Engines;
import cosr.curator.tasks.Catalog;
import cosr.protocol.AdapterCommand.AttemptText;
import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.StudentCommand.Generate;
import cosr.protocol.StudentCommand.Prompt;
import cosr.protocol.Task;
import cosr.student.actor.Workshop;
import cosr.student.algorithm.Cosr;
import cosr.student.core.Packed;
import cosr.student.core.ResolvedBatch;
import cosr.student.core.Rewards;
import cosr.student.core.Sample;
import cosr.student.core.Sampled;
import cosr.verifier.checks.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * One round as the roles do it, without their actors and journals: sampled, read, verified, and
 * learned from in one update. The rate is 0, so that every turn does the same.
 */
final class RoundWork {
  static final int PROMPTS = 64;
  static final int SAMPLES = 8;

  private static final SheetKey KEY = new SheetKey(Stage.ROUND, 0, 0);
  private static final int EASIEST = 3;

  private final List<Task> tasks;
  private final Generate command;
  private final boolean dropsGroups;
  private final Checks checks = Checks.builtIn();

  /**
   * @param most tokens of an attempt at most; 0: what each task says
   * @param dropsGroups whether groups without signal are left out of the update
   */
  RoundWork(Catalog catalog, int most, boolean dropsGroups) {
    this.tasks = tasks(catalog);
    this.dropsGroups = dropsGroups;
    List<Prompt> prompts = new ArrayList<>();
    for (Task t : tasks)
      prompts.add(new Prompt(t.id(), t.cell(), t.prompt(), "", most > 0 ? most : t.maxTokens()));
    this.command = new Generate("bench", KEY, 0, SAMPLES, false, prompts);
  }

  /** Tasks of the three easiest levels of all families. */
  private static List<Task> tasks(Catalog catalog) {
    List<Cell> cells = catalog.cells().stream().filter(c -> c.level() <= EASIEST).toList();
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < PROMPTS; i++) {
      KeyedRandom random = KeyedRandom.of(Engines.SETTINGS.run().seed(), "bench", i);
      tasks.add(catalog.draw(cells.get(random.nextInt(cells.size())), random));
    }
    return tasks;
  }

  /**
   * What a round made.
   *
   * @param learned rows of the update, by prompt and sample
   * @param newTokens that were sampled
   * @param sampling share of the CPU time that went into sampling
   * @param verifying likewise into reading answers, checks and advantages; the rest is the update
   */
  record Made(
      List<ResolvedBatch.Member> learned, long newTokens, double sampling, double verifying) {}

  /** Does the round. */
  Made on(Workshop student) {
    double begun = CpuSeconds.now();
    Workshop.Solved solved = student.sample(command);
    double sampled = CpuSeconds.now();
    List<ResolvedBatch.Member> learned = new ArrayList<>();
    long tokens = 0;
    for (int k = 0; k < PROMPTS; k++) {
      List<Sampled> group = solved.sampled().subList(k * SAMPLES, (k + 1) * SAMPLES);
      double[] rewards = new double[SAMPLES];
      for (int s = 0; s < SAMPLES; s++) {
        rewards[s] = reward(student, tasks.get(k), group.get(s));
        tokens += group.get(s).ids().length;
      }
      double[] advantages = Cosr.ofGroup(rewards);
      for (int s = 0; s < SAMPLES; s++) {
        boolean signal = !Double.isNaN(advantages[s]);
        if (dropsGroups && !signal) continue;
        Sample sample = new Sample(0, k, s, solved.promptIds().get(k), group.get(s).ids());
        float advantage = signal ? (float) advantages[s] : 0;
        learned.add(
            new ResolvedBatch.Member(sample, advantage, Packed.floats(group.get(s).logProbs())));
      }
    }
    double verified = CpuSeconds.now();
    student.learn(new ResolvedBatch(KEY, 1, learned, List.of(), 0, 0, ""));
    double all = CpuSeconds.now() - begun;
    return new Made(learned, tokens, (sampled - begun) / all, (verified - sampled) / all);
  }

  private float reward(Workshop student, Task task, Sampled attempt) {
    AttemptText written =
        new AttemptText(student.said(attempt.ids()), attempt.finished(), task.form());
    return Rewards.of(
        checks
            .decide(
                task.check(),
                Extractors.answer(written),
                Engines.SETTINGS.verification().stepLimit())
            .outcome());
  }
}
