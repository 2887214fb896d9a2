package cosr.bench.curriculum;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.SettingsLoader;
import cosr.protocol.Outcome;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Verbs;
import cosr.runtime.cli.Verbs.TrainRequest;
import cosr.runtime.node.RunFolder;
import cosr.runtime.view.RunView;
import cosr.verifier.VerifierEvent.VerdictsRecorded;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on a small wide pool, with the five actors on a node. */
class WideRunTest {
  private static final List<String> SMALL =
      List.of(
          "run.rounds=3",
          "tasks.families=[reverse,impossible-subtract,coin-increment]",
          "tasks.levels=2",
          "curriculum.policy=uniform",
          "model.hidden-size=16",
          "model.layers=1",
          "model.heads=2",
          "model.key-value-heads=2",
          "model.intermediate-size=24",
          "warm-up.steps=60",
          "warm-up.batch=32",
          "warm-up.lesson-steps=20",
          "warm-up.ramp-steps=5",
          "sampling.prompts=30",
          "sampling.samples=4",
          "replay.batch=16",
          "exams.every-rounds=3",
          "exams.per-cell=4",
          "verification.recheck-share=0.5");

  @TempDir Path folder;

  @Test
  void theVerifierDecidesImpossibleAndCoinTasksAndDecidesThemAlikeAgain() {
    Verbs verbs = ServiceLoader.load(Verbs.class).findFirst().orElseThrow();
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    TrainRequest request =
        new TrainRequest(SettingsLoader.load(null, SMALL), folder, "small", false);
    verbs.prove(request.settings());
    int status = verbs.train(request, new Console(nowhere, nowhere, false, false, 100, 24));
    assertThat(status).isEqualTo(Exit.OK);

    RunView view = new RunView();
    TreeMap<String, Integer> coins = new TreeMap<>();
    TreeSet<String> examined = new TreeSet<>();
    int[] rechecked = new int[1];
    try (var reader = new RunFolder(request.run()).reader()) {
      new cosr.persistence.Tail(reader)
          .poll(
              row -> {
                view.take(row);
                if (!(row.event() instanceof VerdictsRecorded e)) return;
                for (var group : e.packed().unpack()) {
                  assertThat(group.disagreements()).isZero();
                  rechecked[0] += group.rechecked();
                  if (!group.taskId().startsWith("coin-")) continue;
                  for (var v : group.verdicts())
                    if (!(v.outcome() instanceof Outcome.NoAnswer))
                      coins.merge(v.outcome().toString(), 1, Integer::sum);
                }
              });
    }
    view.exams().forEach(e -> e.graded().scores().forEach(s -> examined.add(s.cell().family())));
    assertThat(view.rounds()).hasSize(3);
    assertThat(examined).containsExactly("reverse");
    assertThat(rechecked[0]).isPositive();
    assertThat(coins.keySet())
        .containsExactlyInAnyOrder(
            new Outcome.Correct().toString(), new Outcome.Incorrect("coin").toString());
  }
}
