package cosr.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.KeyedRandom;
import cosr.protocol.Mishaps;
import cosr.protocol.Outcome;
import cosr.protocol.PoolUse;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand.GroupVerdicts;
import cosr.protocol.Verdict;
import cosr.protocol.VerifierCommand.Job;
import cosr.protocol.VerifierCommand.JobDone;
import cosr.protocol.VerifierCommand.Question;
import cosr.protocol.VerifierCommand.VerifyAnswers;
import cosr.verifier.JobBoard.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobBoardTest {
  private static final SheetKey ROUND = Sheets.key(Stage.ROUND, 7);

  @Test
  void aQuestionIsAJobWithAnIdOfRunSheetQuestionAndPass() {
    List<Job> jobs = board(0).submit(Sheets.sheet(ROUND, 3, 8), 0).jobs();
    assertThat(jobs)
        .extracting(Job::jobId)
        .containsExactly("r|round-7|0|0", "r|round-7|1|0", "r|round-7|2|0");
    assertThat(jobs.get(1).answers()).hasSize(8);
  }

  @Test
  void resultsInAnyOrderGiveTheSameEvent() {
    VerifyAnswers sheet = Sheets.sheet(ROUND, 20, 8);
    SheetDecided inOrder = run(sheet, board(0.3).submit(sheet, 0).jobs(), 0.3);
    for (int seed = 0; seed < 30; seed++) {
      List<Job> jobs = shuffled(board(0.3).submit(sheet, 0).jobs(), seed);
      assertThat(run(sheet, jobs, 0.3)).isEqualTo(inOrder);
    }
    assertThat(inOrder.verdicts().packed().unpack())
        .extracting(GroupVerdicts::taskId)
        .isEqualTo(sheet.questions().stream().map(Question::taskId).toList());
  }

  @Test
  void verdictsStandAtTheirQuestionAndSample() {
    VerifyAnswers sheet = Sheets.sheet(ROUND, 3, 3);
    SheetDecided decided = run(sheet, shuffled(board(0).submit(sheet, 0).jobs(), 1), 0);
    List<GroupVerdicts> groups = decided.verdicts().packed().unpack();
    assertThat(groups.get(1).verdicts().get(0).outcome()).isEqualTo(new Outcome.Incorrect("digit"));
    assertThat(groups.get(1).verdicts().get(1).outcome())
        .isEqualTo(new Outcome.NoAnswer("unfinished"));
    assertThat(groups.get(1).verdicts().get(2).outcome()).isEqualTo(new Outcome.Correct());
  }

  @Test
  void doubledLateUnknownAndMisshapenReportsChangeNothing() {
    JobBoard board = board(0);
    Step step = board.submit(Sheets.sheet(ROUND, 2, 4), 0);
    Job first = step.jobs().get(0);
    assertThat(board.jobDone(new JobDone("r", first.jobId(), List.of(), Mishaps.NONE), 1).decided())
        .isEmpty();
    assertThat(
            board.jobDone(new JobDone("r", "r|round-9|0|0", List.of(), Mishaps.NONE), 1).decided())
        .isEmpty();
    assertThat(board.queueLength()).isEqualTo(2);
    board.jobDone(Sheets.done(first), 1);
    assertThat(board.jobDone(Sheets.done(first, new Outcome.Correct()), 2))
        .isEqualTo(new Step(List.of(), List.of()));
    List<SheetDecided> decided = board.jobDone(Sheets.done(step.jobs().get(1)), 3).decided();
    assertThat(decided).hasSize(1);
    assertThat(decided.get(0).verdicts().packed().unpack().get(0).verdicts())
        .isEqualTo(Sheets.done(first).verdicts());
    assertThat(board.jobDone(Sheets.done(first), 4)).isEqualTo(new Step(List.of(), List.of()));
    assertThat(board.queueLength()).isZero();
  }

  @Test
  void aBoardIsStarvedOnlyWhereJobsWaitAndNothingMoves() {
    JobBoard board = new JobBoard(5, 0, 10);
    assertThat(board.isStarved(1_000)).isFalse();
    List<Job> jobs = board.submit(Sheets.sheet(ROUND, 2, 4), 1_000).jobs();
    assertThat(board.isStarved(1_040)).isFalse();
    assertThat(board.isStarved(1_041)).isTrue();
    board.overdue(1_041);
    assertThat(board.isStarved(1_042)).as("issued again, to nobody").isTrue();
    board.delivered(jobs.get(0).jobId(), 1_050);
    assertThat(board.isStarved(1_090)).isFalse();
    board.jobDone(Sheets.done(jobs.get(0)), 1_080);
    assertThat(board.isStarved(1_120)).isFalse();
    board.jobDone(Sheets.done(jobs.get(1)), 1_130);
    assertThat(board.isStarved(9_000)).as("nothing waits").isFalse();
  }

  @Test
  void anOpenSheetThatIsSubmittedAgainGivesNoNewJobs() {
    JobBoard board = board(0);
    board.submit(Sheets.sheet(ROUND, 2, 4), 0);
    assertThat(board.submit(Sheets.sheet(ROUND, 2, 4), 1).jobs()).isEmpty();
    assertThat(board.queueLength()).isEqualTo(2);
  }

  @Test
  void severalSheetsAreOpenAtOnce() {
    JobBoard board = board(0);
    List<Job> jobs = new ArrayList<>(board.submit(Sheets.sheet(ROUND, 2, 4), 0).jobs());
    jobs.addAll(board.submit(Sheets.sheet(ROUND.part(1), 2, 4), 0).jobs());
    List<SheetDecided> decided = new ArrayList<>();
    for (Job job : shuffled(jobs, 3)) decided.addAll(board.jobDone(Sheets.done(job), 1).decided());
    assertThat(decided)
        .extracting(SheetDecided::key)
        .containsExactlyInAnyOrder(ROUND, ROUND.part(1));
  }

  @Test
  void aSheetWithoutAnswersIsDecidedAtOnce() {
    assertThat(board(1).submit(Sheets.sheet(ROUND, 0, 0), 0).decided()).hasSize(1);
    Step step = board(1).submit(Sheets.sheet(ROUND, 2, 0), 0);
    assertThat(step.jobs()).isEmpty();
    assertThat(step.decided().get(0).verdicts().packed().unpack())
        .containsExactly(
            new GroupVerdicts("sort/3/0", List.of(), 0, 0),
            new GroupVerdicts("sort/3/1", List.of(), 0, 0));
  }

  @Test
  void anOverdueJobIsIssuedAgainAndOnlyThatOne() {
    JobBoard board = board(0);
    List<Job> jobs = board.submit(Sheets.sheet(ROUND, 3, 4), 0).jobs();
    board.jobDone(Sheets.done(jobs.get(0)), 10);
    board.delivered(jobs.get(1).jobId(), 90);
    assertThat(board.overdue(100).jobs()).isEmpty();
    assertThat(board.overdue(101).jobs()).containsExactly(jobs.get(2));
    assertThat(board.overdue(102).jobs()).isEmpty();
    assertThat(board.overdue(191).jobs()).containsExactly(jobs.get(1));
  }

  @Test
  void aJobThatWaitsForAWorkerIsNeverGivenUp() {
    JobBoard board = board(0);
    List<Job> jobs = board.submit(Sheets.sheet(ROUND, 1, 4), 0).jobs();
    for (int i = 1; i < 100; i++) assertThat(board.overdue(i * 200).jobs()).isEqualTo(jobs);
  }

  @Test
  void aJobThatNoWorkerSurvivesEndsAsAFault() {
    JobBoard board = board(0);
    Job job = board.submit(Sheets.sheet(ROUND, 1, 4), 0).jobs().get(0);
    List<SheetDecided> decided = new ArrayList<>();
    int issued = 0;
    for (int i = 0; decided.isEmpty(); i++) {
      board.delivered(job.jobId(), i * 200);
      Step step = board.overdue(i * 200 + 150);
      issued += step.jobs().size();
      decided.addAll(step.decided());
    }
    assertThat(issued).isEqualTo(4);
    assertThat(decided.get(0).verdicts().packed().unpack().get(0).verdicts())
        .extracting(v -> v.outcome())
        .containsOnly(new Outcome.Fault("lost-job"));
  }

  @Test
  void anAnswerThatWasAtWorkIsDecidedOnceMoreAloneAndThoseBehindItTogetherThenTheFaultStands() {
    JobBoard board = board(0);
    Job job = board.submit(Sheets.sheet(ROUND, 1, 5), 0).jobs().get(0);
    List<Verdict> right = Sheets.done(job).verdicts();
    List<Verdict> reached = new ArrayList<>(right);
    reached.set(1, Verdict.of(new Outcome.Fault("wall-limit")));
    reached.set(3, Verdict.of(new Outcome.Fault("not-reached")));
    reached.set(4, Verdict.of(new Outcome.Fault("not-reached")));
    Step again = board.jobDone(new JobDone("r", job.jobId(), reached, Mishaps.NONE), 1);
    assertThat(again.decided()).isEmpty();
    assertThat(again.jobs())
        .containsExactly(
            new Job(
                "r",
                "r|round-7|0|0|1",
                job.check(),
                List.of(1),
                job.answers().subList(1, 2),
                false),
            new Job(
                "r",
                "r|round-7|0|0|rest",
                job.check(),
                List.of(3, 4),
                job.answers().subList(3, 5),
                false));
    assertThat(board.queueLength()).isEqualTo(2);
    assertThat(board.jobDone(Sheets.done(job), 2))
        .as("late")
        .isEqualTo(new Step(List.of(), List.of()));
    assertThat(board.jobDone(Sheets.done(again.jobs().get(1)), 3).decided()).isEmpty();
    JobDone hangs = Sheets.done(again.jobs().get(0), new Outcome.Fault("wall-limit"));
    List<SheetDecided> decided = board.jobDone(hangs, 4).decided();
    reached.set(3, right.get(3));
    reached.set(4, right.get(4));
    assertThat(decided.get(0).verdicts().packed().unpack().get(0).verdicts()).isEqualTo(reached);
    assertThat(board.queueLength()).isZero();
  }

  @Test
  void aRetryThatNobodyAnswersIsGivenUpAsAnyJob() {
    JobBoard board = board(0);
    Job job = board.submit(Sheets.sheet(ROUND, 1, 1), 0).jobs().get(0);
    Job again = board.jobDone(Sheets.done(job, new Outcome.Fault("wall-limit")), 1).jobs().get(0);
    List<SheetDecided> decided = new ArrayList<>();
    for (int i = 1; decided.isEmpty(); i++) {
      board.delivered(again.jobId(), i * 200);
      decided.addAll(board.overdue(i * 200 + 150).decided());
      assertThat(i).isLessThanOrEqualTo(5);
    }
    assertThat(decided.get(0).verdicts().packed().unpack().get(0).verdicts())
        .containsExactly(Verdict.of(new Outcome.Fault("lost-job")));
  }

  @Test
  void theShareOfAnswersIsRecheckedByJobsOfTheirOwn() {
    VerifyAnswers sheet = Sheets.sheet(ROUND, 100, 8);
    List<Job> jobs = board(0.1).submit(sheet, 0).jobs();
    int answers =
        jobs.stream().filter(j -> j.jobId().endsWith("|1")).mapToInt(j -> j.answers().size()).sum();
    assertThat(answers).isBetween(50, 110);
    assertThat(board(0.1).submit(sheet, 0).jobs()).isEqualTo(jobs);
    assertThat(new JobBoard(2, 0.1, 100).submit(sheet, 0).jobs()).isNotEqualTo(jobs);
    assertThat(board(1).submit(sheet, 0).jobs()).hasSize(200);
  }

  @Test
  void onlyRoundsAndProbesAreRechecked() {
    for (Stage stage : Stage.values()) {
      boolean twice = stage == Stage.ROUND || stage == Stage.PROBE;
      assertThat(board(1).submit(Sheets.sheet(Sheets.key(stage, 0), 5, 2), 0).jobs())
          .hasSize(twice ? 10 : 5);
    }
  }

  @Test
  void aGroupWhoseVerdictsDisagreeIsUndecidedAsAWholeAndNoOther() {
    VerifyAnswers sheet = Sheets.sheet(ROUND, 2, 6);
    JobBoard board = board(1);
    List<SheetDecided> decided = new ArrayList<>();
    for (Job job : shuffled(board.submit(sheet, 0).jobs(), 5)) {
      boolean second = job.jobId().equals("r|round-7|1|1");
      JobDone done = second ? Sheets.done(job, new Outcome.Correct()) : Sheets.done(job);
      decided.addAll(board.jobDone(done, 1).decided());
    }
    List<GroupVerdicts> groups = decided.get(0).verdicts().packed().unpack();
    assertThat(groups.get(0).rechecked()).isEqualTo(6);
    assertThat(groups.get(0).disagreements()).isZero();
    assertThat(groups.get(1).rechecked()).isEqualTo(6);
    assertThat(groups.get(1).disagreements()).isEqualTo(4);
    assertThat(groups.get(0).verdicts()).isEqualTo(Sheets.done(jobOf(sheet, 0)).verdicts());
    assertThat(groups.get(1).verdicts())
        .hasSize(6)
        .extracting(v -> v.outcome())
        .containsOnly(new Outcome.Undecided("verdicts-disagree"));
  }

  private static Job jobOf(VerifyAnswers sheet, int question) {
    return board(0).submit(sheet, 0).jobs().get(question);
  }

  @Test
  void aSheetSaysHowThePoolGotThere() {
    JobBoard board = board(0);
    List<Job> jobs = board.submit(Sheets.sheet(ROUND, 3, 2), 1_000).jobs();
    JobDone first = Sheets.done(jobs.get(0));
    board.jobDone(first, 11_000);
    JobDone killed =
        new JobDone(
            "r", jobs.get(1).jobId(), Sheets.done(jobs.get(1)).verdicts(), new Mishaps(2, 1, 1));
    board.jobDone(killed, 21_000);
    PoolUse use = board.jobDone(Sheets.done(jobs.get(2)), 901_000).decided().get(0).use();
    assertThat(use).isEqualTo(new PoolUse(3, 20, 900, new Mishaps(2, 1, 1)));
  }

  @Test
  void aFaultInASecondVerdictIsNoDisagreement() {
    JobBoard board = board(1);
    List<Job> jobs = board.submit(Sheets.sheet(ROUND, 1, 6), 0).jobs();
    board.jobDone(Sheets.done(jobs.get(0)), 1);
    Outcome fault = new Outcome.Fault("wall-limit");
    List<SheetDecided> decided = new ArrayList<>();
    for (Job again : board.jobDone(Sheets.done(jobs.get(1), fault), 1).jobs())
      decided.addAll(board.jobDone(Sheets.done(again, fault), 2).decided());
    GroupVerdicts group = decided.get(0).verdicts().packed().unpack().get(0);
    assertThat(group.rechecked()).isZero();
    assertThat(group.disagreements()).isZero();
  }

  private static JobBoard board(double share) {
    return new JobBoard(1, share, 100);
  }

  private static SheetDecided run(VerifyAnswers sheet, List<Job> order, double share) {
    JobBoard board = board(share);
    board.submit(sheet, 0);
    List<SheetDecided> decided = new ArrayList<>();
    for (Job job : order) decided.addAll(board.jobDone(Sheets.done(job), 1).decided());
    assertThat(decided).hasSize(1);
    return decided.get(0);
  }

  private static List<Job> shuffled(List<Job> jobs, int seed) {
    List<Job> order = new ArrayList<>(jobs);
    KeyedRandom random = KeyedRandom.of(seed, "order");
    for (int i = order.size(); i > 1; i--) Collections.swap(order, i - 1, random.nextInt(i));
    return order;
  }
}
