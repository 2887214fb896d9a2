package cosr.verifier.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import cosr.config.Settings;
import cosr.persistence.WireCodec;
import cosr.protocol.Answer;
import cosr.protocol.Message;
import cosr.protocol.Outcome;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand.GroupVerdicts;
import cosr.protocol.Verdict;
import cosr.protocol.VerifierCommand.Job;
import cosr.protocol.VerifierCommand.JobDone;
import cosr.protocol.VerifierCommand.Question;
import cosr.protocol.VerifierCommand.VerifyAnswers;
import cosr.verifier.JobBoard;
import cosr.verifier.JobBoard.Step;
import cosr.verifier.SheetDecided;
import cosr.verifier.Sheets;
import cosr.verifier.checks.Checks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class VerifierPoolTest {
  /** {@code sampling.samples} at most. */
  private static final int MOST_SAMPLES = 512;

  private static final long OVERDUE = Duration.ofSeconds(1).toNanos();
  private final ActorTestKit kit =
      ActorTestKit.create(
          "pool",
          ConfigFactory.parseString(
                  """
                  pekko.actor { provider = local, allow-java-serialization = off }
                  pekko.actor.serialize-messages = on
                  pekko.actor.serializers.cosr = "cosr.persistence.CosrSerializer"
                  pekko.actor.serialization-bindings { "cosr.protocol.Wired" = cosr }
                  cosr.node.blobs = unused
                  """)
              .withFallback(ConfigFactory.load()));
  private final LinkedBlockingQueue<Message> posted = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> delivered = new LinkedBlockingQueue<>();
  private final AtomicInteger deliveries = new AtomicInteger();

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void threeHundredJobsComeBackThroughOneWorkerWithTwoThreads() {
    ActorRef<JobFeeder.Command> feeder = feeder();
    worker(Checks.builtIn(), 2, 5_000);
    VerifyAnswers sheet = Sheets.sheet(Sheets.key(Stage.EXAM, 0), 300, 8);
    SheetDecided decided = verify(sheet, feeder, 0);
    assertThat(decided.verdicts()).isEqualTo(expected(sheet, 0).verdicts());
    assertThat(deliveries).hasValue(300);
  }

  @Test
  void theBiggestJobIsReadBackAsItWasAndFitsIntoAMessage() {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < MOST_SAMPLES; i++) answers.add(new Answer.Found("7".repeat(250), 0, 250));
    List<Integer> samples = IntStream.range(0, MOST_SAMPLES).boxed().toList();
    Job job =
        new Job("r", "j", Sheets.check("list-equals", "7".repeat(250)), samples, answers, false);
    WireCodec codec = WireCodec.installed();
    byte[] bytes = codec.write(job);
    assertThat(bytes.length).isLessThan(200_000);
    assertThat(codec.read(codec.manifest(job), bytes)).isEqualTo(job);
  }

  @Test
  void rechecksGoThroughThePoolAsJobsOfTheirOwn() {
    ActorRef<JobFeeder.Command> feeder = feeder();
    worker(Checks.builtIn(), 2, 5_000);
    VerifyAnswers sheet = Sheets.sheet(Sheets.key(Stage.ROUND, 0), 64, 8);
    assertThat(verify(sheet, feeder, 0.2).verdicts()).isEqualTo(expected(sheet, 0.2).verdicts());
  }

  @Test
  void jobsThatWereOfferedBeforeThereIsAWorkerWaitForOne() {
    ActorRef<JobFeeder.Command> feeder = feeder();
    List<Job> jobs = board(0).submit(Sheets.sheet(Sheets.key(Stage.EXAM, 0), 9, 1), 0).jobs();
    for (int twice = 0; twice < 2; twice++)
      for (Job job : jobs) feeder.tell(new JobFeeder.Offer(job));
    assertThat(stats(feeder)).isEqualTo(new JobFeeder.Stats(9, 0));
    worker(Checks.builtIn(), 2, 5_000);
    for (int i = 0; i < 9; i++) assertThat(poll()).isNotNull();
    assertThat(stats(feeder)).isEqualTo(new JobFeeder.Stats(0, 1));
  }

  @Test
  void aCheckThatHangsIsAnsweredAsAFaultWithinTheLimitWhileOthersGoOn() throws Exception {
    ActorRef<JobFeeder.Command> feeder = feeder();
    Troublesome.Hanging hanging = new Troublesome.Hanging();
    worker(Checks.of(List.of(hanging, new Troublesome.Counting())), 2, 400);
    Job stuck = job("hanging", "stuck");
    long start = System.nanoTime();
    feeder.tell(new JobFeeder.Offer(stuck));
    for (int i = 0; i < 20; i++) feeder.tell(new JobFeeder.Offer(job("counting", "c" + i)));
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      JobDone done = poll();
      order.add(done.jobId());
      if (done.jobId().equals("stuck"))
        assertThat(done.verdicts()).containsExactly(Verdict.of(new Outcome.Fault("wall-limit")));
      else assertThat(done.verdicts()).containsExactly(Verdict.of(new Outcome.Correct()));
    }
    assertThat(order).containsOnlyOnce("stuck");
    assertThat(order.indexOf("stuck")).isPositive();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(hanging.interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void oneHangingAnswerIsAFaultAndTheOthersOfItsGroupAreDecided() {
    ActorRef<JobFeeder.Command> feeder = feeder();
    worker(Checks.of(List.of(new Troublesome.Hanging())), 1, 400);
    List<Answer> answers = new ArrayList<>();
    for (String text : List.of("right", "hang", "wrong", "right"))
      answers.add(new Answer.Found(text, 0, text.length()));
    VerifyAnswers sheet =
        new VerifyAnswers(
            "r",
            Sheets.key(Stage.EXAM, 0),
            List.of(new Question("sort/3/0", Sheets.check("hanging", "right"), answers)));
    assertThat(verify(sheet, feeder, 0).verdicts().packed().unpack().get(0).verdicts())
        .extracting(Verdict::outcome)
        .containsExactly(
            new Outcome.Correct(),
            new Outcome.Fault("wall-limit"),
            new Outcome.Incorrect("text"),
            new Outcome.Correct());
  }

  @Test
  void aCheckThatHangsOnEveryAnswerOfALargeGroupStopsNoWorker() {
    ActorRef<JobFeeder.Command> feeder = feeder();
    Troublesome.Deaf deaf = new Troublesome.Deaf();
    worker(Checks.of(List.of(deaf, new Troublesome.Counting())), 2, 50);
    VerifyAnswers sheet =
        new VerifyAnswers(
            "r",
            Sheets.key(Stage.EXAM, 0),
            List.of(
                new Question(
                    "deaf",
                    Sheets.check("deaf", "1"),
                    Collections.nCopies(32, new Answer.Found("1", 0, 1)))));
    assertThat(verify(sheet, feeder, 0).verdicts().packed().unpack().get(0).verdicts())
        .extracting(Verdict::outcome)
        .hasSize(32)
        .allMatch(outcome -> outcome instanceof Outcome.Fault);
    feeder.tell(new JobFeeder.Offer(job("counting", "after")));
    assertThat(poll().jobId()).isEqualTo("after");
    deaf.end.countDown();
  }

  @Test
  void slotsOfHangingChecksAreReplacedUntilTooManyThreadsAreLeftBehind() {
    ActorRef<JobFeeder.Command> feeder = feeder();
    Troublesome.Deaf deaf = new Troublesome.Deaf();
    worker(Checks.of(List.of(deaf, new Troublesome.Counting())), 1, 100);
    for (int i = 0; i < 4; i++) feeder.tell(new JobFeeder.Offer(job("deaf", "d" + i)));
    for (int i = 0; i < 4; i++)
      assertThat(poll().verdicts().get(0).outcome()).isEqualTo(new Outcome.Fault("wall-limit"));
    feeder.tell(new JobFeeder.Offer(job("counting", "c")));
    assertThat(pollFor(500)).isNull();
    deaf.end.countDown();
    assertThat(poll().jobId()).isEqualTo("c");
  }

  @Test
  void noMoreChecksRunAtOnceThanThereAreSlots() {
    ActorRef<JobFeeder.Command> feeder = feeder();
    Troublesome.Counting counting = new Troublesome.Counting();
    worker(Checks.of(List.of(counting)), 3, 5_000);
    for (int i = 0; i < 60; i++) feeder.tell(new JobFeeder.Offer(job("counting", "c" + i)));
    for (int i = 0; i < 60; i++) assertThat(poll()).isNotNull();
    assertThat(counting.most.get()).isBetween(1, 3);
  }

  @Test
  void afterAWorkersDeathEveryJobComesBackFromAnother() throws Exception {
    ActorRef<JobFeeder.Command> feeder = feeder();
    Troublesome.Counting slow = new Troublesome.Counting();
    Set<String> lost = ConcurrentHashMap.newKeySet();
    ActorRef<VerifierWorker.Command> first =
        kit.spawn(
            VerifierWorker.create(
                Checks.of(List.of(slow)),
                new Settings.Verification(0, 1_000_000, 5_000, 4),
                message -> lost.add(((JobDone) message).jobId())));
    VerifyAnswers sheet =
        Sheets.sheet(Sheets.key(Stage.EXAM, 0), 200, 1, Sheets.check("counting", "1"));
    JobBoard board = board(0);
    offer(feeder, board.submit(sheet, System.nanoTime()));
    while (lost.size() < 20) Thread.sleep(5);
    kit.stop(first);
    worker(Checks.of(List.of(slow)), 2, 5_000);
    SheetDecided decided = drain(board, feeder);
    assertThat(decided.verdicts().packed().unpack()).extracting(GroupVerdicts::taskId).hasSize(200);
    assertThat(lost).hasSizeLessThan(200);
  }

  @Test
  void feedersOfSeveralRunsShareAWorker() {
    ActorRef<JobFeeder.Command> one = feeder();
    ActorRef<JobFeeder.Command> other = feeder();
    worker(Checks.of(List.of(new Troublesome.Counting())), 2, 5_000);
    for (int i = 0; i < 50; i++) {
      one.tell(new JobFeeder.Offer(job("counting", "one-" + i)));
      other.tell(new JobFeeder.Offer(job("counting", "other-" + i)));
    }
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 100; i++) ids.add(poll().jobId());
    assertThat(ids).doesNotHaveDuplicates();
    kit.stop(one);
    other.tell(new JobFeeder.Offer(job("counting", "other-last")));
    assertThat(poll().jobId()).isEqualTo("other-last");
  }

  private SheetDecided verify(
      VerifyAnswers sheet, ActorRef<JobFeeder.Command> feeder, double share) {
    JobBoard board = board(share);
    offer(feeder, board.submit(sheet, System.nanoTime()));
    return drain(board, feeder);
  }

  private SheetDecided drain(JobBoard board, ActorRef<JobFeeder.Command> feeder) {
    while (true) {
      JobDone done = pollFor(50);
      for (String id = delivered.poll(); id != null; id = delivered.poll())
        board.delivered(id, System.nanoTime());
      Step step =
          done == null ? board.overdue(System.nanoTime()) : board.jobDone(done, System.nanoTime());
      offer(feeder, step);
      if (!step.decided().isEmpty()) return step.decided().get(0);
    }
  }

  private static void offer(ActorRef<JobFeeder.Command> feeder, Step step) {
    for (Job job : step.jobs()) feeder.tell(new JobFeeder.Offer(job));
  }

  private static SheetDecided expected(VerifyAnswers sheet, double share) {
    JobBoard board = board(share);
    List<SheetDecided> decided = new ArrayList<>();
    for (Job job : board.submit(sheet, 0).jobs())
      decided.addAll(board.jobDone(Sheets.done(job), 0).decided());
    return decided.get(0);
  }

  private static JobBoard board(double share) {
    return new JobBoard(1, share, OVERDUE);
  }

  private ActorRef<JobFeeder.Command> feeder() {
    return kit.spawn(
        JobFeeder.create(
            1000,
            job -> {
              deliveries.incrementAndGet();
              delivered.add(job.jobId());
            }));
  }

  private void worker(Checks checks, int workers, long wallMillis) {
    kit.spawn(
        VerifierWorker.create(
            checks, new Settings.Verification(0, 1_000_000, wallMillis, workers), posted::add));
  }

  private JobFeeder.Stats stats(ActorRef<JobFeeder.Command> feeder) {
    TestProbe<JobFeeder.Stats> probe = kit.createTestProbe(JobFeeder.Stats.class);
    feeder.tell(new JobFeeder.GetStats(probe.getRef()));
    return probe.receiveMessage(Duration.ofSeconds(10));
  }

  private JobDone poll() {
    JobDone done = pollFor(20_000);
    assertThat(done).isNotNull();
    return done;
  }

  private JobDone pollFor(long millis) {
    try {
      return (JobDone) posted.poll(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Job job(String kind, String id) {
    Job any = board(0).submit(Sheets.sheet(Sheets.key(Stage.EXAM, 0), 1, 1), 0).jobs().get(0);
    return new Job("r", id, Sheets.check(kind, "1"), any.samples(), any.answers(), false);
  }
}
