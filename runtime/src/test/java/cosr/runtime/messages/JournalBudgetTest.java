package cosr.runtime.messages;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.adapter.AdapterEvent;
import cosr.curator.CuratorEvent;
import cosr.persistence.JournalRow;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.student.core.StudentEvent;
import cosr.supervisor.SupervisorEvent;
import cosr.verifier.VerifierEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a round of the default shape costs the journal; snapshots and evaluation apart. */
class JournalBudgetTest {
  private static final int ROUNDS = 4;
  private static final int ATTEMPTS = 32 * 8;
  private static final int MOST_COMMITS = 16;
  private static final int MOST_BYTES = 400;

  /** Tokens an attempt in the longest rounds of default runs: 10.5 on average (measured). */
  private static final int TOKENS = 11;

  /** Id and log-probability of a token, and the character that the Adapter may keep of it. */
  private static final int BYTES_A_TOKEN = 4 + 4 + 1;

  @TempDir Path runs;

  @Test
  void aRoundTakesFewCommitsAndAnAttemptFewBytes() throws Exception {
    TestRun run =
        new TestRun(
            runs.resolve("default-shape"),
            List.of(
                "run.rounds=" + ROUNDS,
                "model.hidden-size=16",
                "model.layers=1",
                "model.heads=2",
                "model.key-value-heads=2",
                "model.intermediate-size=24",
                "warm-up.steps=100",
                "warm-up.batch=32",
                "warm-up.lesson-steps=50",
                "warm-up.ramp-steps=20",
                "curriculum.probes=1",
                "sampling.prompts=32",
                "sampling.samples=8",
                "exams.per-cell=16"),
            UnaryOperator.identity());
    List<Long> ends;
    try (Commits commits = new Commits(run.folder.journal())) {
      run.complete();
      ends = commits.ends(Files.createDirectory(runs.resolve("scratch")));
    }
    SortedMap<Integer, TreeSet<Long>> commitsOfRound = new TreeMap<>();
    SortedMap<Integer, Integer> bytesOfRound = new TreeMap<>();
    SortedMap<Integer, Integer> tokensOfRound = new TreeMap<>();
    SortedMap<String, Integer> bytesOfKind = new TreeMap<>();
    for (JournalRow row : run.rows()) {
      int round = round(row.event());
      if (round < 0) continue;
      long commit = ends.stream().filter(end -> end >= row.ordering()).findFirst().orElseThrow();
      commitsOfRound.computeIfAbsent(round, r -> new TreeSet<>()).add(commit);
      if (row.event() instanceof StudentEvent.AttemptsRecorded e)
        tokensOfRound.merge(round, e.ids().length / Integer.BYTES, Integer::sum);
      int bytes = row.frame().bytes().length;
      bytesOfRound.merge(round, bytes, Integer::sum);
      bytesOfKind.merge(row.frame().manifest(), bytes / ATTEMPTS / ROUNDS, Integer::sum);
    }
    assertThat(bytesOfRound).hasSize(ROUNDS);
    bytesOfRound.forEach(
        (round, bytes) ->
            System.out.printf(
                "round %d: %d commits; an attempt has %.1f tokens and takes %d bytes%n",
                round,
                commitsOfRound.get(round).size(),
                (double) tokensOfRound.get(round) / ATTEMPTS,
                bytes / ATTEMPTS));
    System.out.println("bytes an attempt by kind of event: " + bytesOfKind);
    System.out.println("biggest messages: " + run.scales().biggest());
    assertThat(commitsOfRound.values())
        .allSatisfy(commits -> assertThat(commits).hasSizeBetween(5, MOST_COMMITS));
    int sum = bytesOfRound.values().stream().mapToInt(Integer::intValue).sum();
    int tokens = tokensOfRound.values().stream().mapToInt(Integer::intValue).sum();
    int asInLongRuns = sum + (ROUNDS * ATTEMPTS * TOKENS - tokens) * BYTES_A_TOKEN;
    System.out.println(
        "with "
            + TOKENS
            + " tokens an attempt takes "
            + asInLongRuns / (ROUNDS * ATTEMPTS)
            + " bytes");
    assertThat(Math.max(sum, asInLongRuns) / (ROUNDS * ATTEMPTS)).isLessThanOrEqualTo(MOST_BYTES);
  }

  /** The round that an event is of; -1 for all else. */
  private static int round(Object event) {
    return switch (event) {
      case CuratorEvent.TasksAssigned e -> round(e.key());
      case CuratorEvent.SheetReviewed e -> round(e.key());
      case StudentEvent.AttemptsRecorded e -> round(e.key());
      case StudentEvent.BatchJournaled e -> round(e.key());
      case StudentEvent.Updated e -> round(e.key());
      case AdapterEvent.AnswersExtracted e -> round(e.key());
      case VerifierEvent.VerdictsRecorded e -> round(e.key());
      case SupervisorEvent.SheetOpened e -> e.stage() == Stage.ROUND ? e.index() : -1;
      case SupervisorEvent.SheetMoved e -> e.stage() == Stage.ROUND ? e.index() : -1;
      case SupervisorEvent.RoundClosed e -> e.round();
      default -> -1;
    };
  }

  private static int round(SheetKey key) {
    return key.stage() == Stage.ROUND ? key.index() : -1;
  }
}
