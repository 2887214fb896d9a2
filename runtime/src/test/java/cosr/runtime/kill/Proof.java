package cosr.runtime.kill;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.adapter.AdapterEvent;
import cosr.config.ResolvedSettings;
import cosr.curator.CuratorEvent;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.student.core.StudentEvent;
import cosr.student.core.StudentEvent.AttemptsRecorded;
import cosr.supervisor.SupervisorEvent;
import cosr.verifier.VerifierEvent;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold of a run that was killed, against one that was not. */
final class Proof {
  private static final Pattern LESSON = Pattern.compile("(?m)^lesson +(\\d+)/");
  private static final Pattern ROUND = Pattern.compile("(?m)^round +(\\d+)/");
  private static final Pattern EXAM = Pattern.compile("(?m)^exam +after round (\\d+)");

  private Proof() {}

  /** All of it. */
  static void holds(Told whole, Told run, int lag, List<Chain.Shown> shown) {
    sameWeights(whole, run);
    sameAttempts(whole, run);
    everythingOnce(whole, run);
    onlyWhatWasNeededWasRedone(run);
    unfinishedAttemptsAreOfOneRound(run, lag);
    nothingShownIsLost(whole, run, shown);
  }

  /** Every update and the saved model have the digests of the other run. */
  static void sameWeights(Told whole, Told run) {
    assertThat(run.digests()).isNotEmpty().isEqualTo(whole.digests());
    assertThat(run.finalDigest()).isPresent().isEqualTo(whole.finalDigest());
  }

  /** Token by token. */
  private static void sameAttempts(Told whole, Told run) {
    assertThat(tokens(run)).isEqualTo(tokens(whole));
  }

  private static Map<String, String> tokens(Told told) {
    Map<String, String> tokens = new TreeMap<>();
    for (AttemptsRecorded e : told.all(AttemptsRecorded.class))
      tokens.put(e.key() + " of version " + e.weightsVersion(), HexFormat.of().formatHex(e.ids()));
    return tokens;
  }

  /** No piece of work is in the journal twice, and none is missing. */
  private static void everythingOnce(Told whole, Told run) {
    List<String> work = work(run);
    assertThat(work).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(work)).isEqualTo(new TreeSet<>(work(whole)));
  }

  private static List<String> work(Told told) {
    List<String> work = new ArrayList<>();
    for (var e : told.all(AttemptsRecorded.class)) work.add("attempts of " + e.key());
    for (var e : told.all(StudentEvent.BatchJournaled.class)) work.add("batch of " + e.key());
    for (var e : told.all(StudentEvent.Updated.class)) work.add("update of " + e.key());
    for (var e : told.all(StudentEvent.CheckpointSaved.class)) work.add("save " + e.version());
    for (var e : told.all(CuratorEvent.TasksAssigned.class)) work.add("tasks of " + e.key());
    for (var e : told.all(CuratorEvent.SheetReviewed.class)) work.add("review of " + e.key());
    for (var e : told.all(AdapterEvent.AnswersExtracted.class)) work.add("answers of " + e.key());
    for (var e : told.all(VerifierEvent.VerdictsRecorded.class)) work.add("verdicts of " + e.key());
    for (var e : told.all(SupervisorEvent.LessonLearned.class)) work.add("lesson " + e.lesson());
    for (var e : told.all(SupervisorEvent.RoundClosed.class)) work.add("round " + e.round());
    for (var e : told.all(SupervisorEvent.ExamGraded.class)) work.add("exam " + e.exam());
    return work;
  }

  /**
   * Each process began with the newest checkpoint there was, and made again exactly the updates
   * after it.
   */
  static void onlyWhatWasNeededWasRedone(Told run) {
    int checkpoint = 0;
    int version = 0;
    for (var row : run.rows()) {
      if (!(row.event() instanceof StudentEvent event)) continue;
      switch (event) {
        case StudentEvent.Created e -> {}
        case StudentEvent.Diverged e -> {}
        case AttemptsRecorded e -> {}
        case StudentEvent.BatchJournaled e -> {}
        case StudentEvent.MicroBatchHalved e -> {}
        case StudentEvent.Updated e -> version = e.update().version();
        case StudentEvent.CheckpointSaved e -> checkpoint = e.version();
        case StudentEvent.Recovered e ->
            assertThat(e)
                .as("redone since the newest checkpoint")
                .isEqualTo(new StudentEvent.Recovered(checkpoint, version - checkpoint, version));
      }
    }
  }

  /**
   * What a process found begun and not recorded when it started is what was attempted again: of one
   * round at most, or of one look at the Student between rounds; with lag 1 of two rounds.
   */
  static void unfinishedAttemptsAreOfOneRound(Told run, int lag) {
    TreeSet<String> open = new TreeSet<>();
    TreeSet<String> openRounds = new TreeSet<>();
    int batches = 0;
    for (var row : run.rows()) {
      switch (row.event()) {
        case SupervisorEvent.SheetOpened e -> {
          open.add(e.stage() + " " + e.index());
          if (e.stage() == Stage.ROUND) openRounds.add(e.index() + "");
        }
        case SupervisorEvent.RoundClosed e -> openRounds.remove(e.round() + "");
        case AttemptsRecorded e -> open.remove(sheet(e.key()));
        case StudentEvent.BatchJournaled e -> batches++;
        case StudentEvent.Updated e -> batches--;
        case SupervisorEvent.RunResumed e -> {
          assertThat(open).as("sheets begun and not attempted").hasSizeLessThanOrEqualTo(1 + lag);
          assertThat(openRounds).as("rounds in flight").hasSizeLessThanOrEqualTo(1 + lag);
          assertThat(batches).as("batches not learned yet").isBetween(0, 1);
        }
        default -> {}
      }
    }
  }

  private static String sheet(SheetKey key) {
    return key.stage() + " " + key.index();
  }

  /**
   * What each process had shown was in the journal when it ended, and what was in the journal then
   * is there afterwards; the metrics have every step once, in order.
   */
  private static void nothingShownIsLost(Told whole, Told run, List<Chain.Shown> shown) {
    boolean rounds = false;
    for (Chain.Shown s : shown) {
      whatIsShownIsInTheJournal(s);
      List<String> then = s.told().hashes();
      boolean begun = !s.told().all(SupervisorEvent.RunStarted.class).isEmpty();
      if (begun) assertThat(run.hashes()).as("the journal").startsWith(then.toArray(String[]::new));
      assertThat(run.metrics()).startsWith(Told.completeLines(s.told().metrics()));
      rounds = rounds || !numbers(ROUND, s.out()).isEmpty();
    }
    assertThat(rounds).as("a round was shown").isEqualTo(!shown.isEmpty());
    assertThat(run.steps()).isEqualTo(whole.steps());
  }

  /** The screen and the metrics of a process are not ahead of what is on the disk. */
  static void whatIsShownIsInTheJournal(Chain.Shown shown) {
    Told told = shown.told();
    List<Integer> steps = new ArrayList<>();
    for (var started : told.all(SupervisorEvent.RunStarted.class)) {
      int each =
          ResolvedSettings.parse(started.terms().settings()).settings().warmUp().lessonSteps();
      for (var e : told.all(SupervisorEvent.LessonLearned.class))
        steps.add((e.lesson() + 1) * each);
    }
    List<Integer> rounds =
        told.all(SupervisorEvent.RoundClosed.class).stream().map(e -> e.round() + 1).toList();
    List<Integer> exams =
        told.all(SupervisorEvent.ExamGraded.class).stream().map(e -> e.rounds()).toList();
    assertThat(steps).as("lessons shown").containsAll(numbers(LESSON, shown.out()));
    assertThat(rounds).as("rounds shown").containsAll(numbers(ROUND, shown.out()));
    assertThat(exams).as("exams shown").containsAll(numbers(EXAM, shown.out()));
    for (int step : told.steps())
      assertThat(step == 0 ? exams : rounds).as("steps of the metrics").contains(step);
  }

  private static List<Integer> numbers(Pattern pattern, String text) {
    List<Integer> numbers = new ArrayList<>();
    for (Matcher m = pattern.matcher(text); m.find(); ) numbers.add(Integer.valueOf(m.group(1)));
    return numbers;
  }
}
