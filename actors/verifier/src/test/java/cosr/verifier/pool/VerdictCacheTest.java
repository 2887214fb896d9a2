package cosr.verifier.pool;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.protocol.VerifierCommand.Job;
import cosr.verifier.checks.Checker;
import cosr.verifier.checks.Checks;
import cosr.verifier.checks.StepBudget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class VerdictCacheTest {
  private static final Verdict RIGHT = Verdict.of(new Outcome.Correct());
  private static final Verdict WRONG = Verdict.of(new Outcome.Incorrect("value"));
  private static final Verdict FAULT = Verdict.of(new Outcome.Fault("sandbox-lost"));

  private final Deque<Verdict> next = new ArrayDeque<>();
  private final List<String> decided = Collections.synchronizedList(new ArrayList<>());
  private final CheckThreads threads =
      new CheckThreads(
          Checks.of(List.of(new Program("program", true), new Program("silent", false))),
          100,
          new VerdictCache(2));

  /** A check that says what it is told to say, and notes what it was asked. */
  private final class Program implements Checker {
    private final String kind;
    private final boolean keeps;

    Program(String kind, boolean keeps) {
      this.kind = kind;
      this.keeps = keeps;
    }

    @Override
    public String kind() {
      return kind;
    }

    @Override
    public boolean followsFromAnswer() {
      return keeps;
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public void requireReference(Check check) {}

    @Override
    public long wallMillis(Check check) {
      return 1_000;
    }

    @Override
    public Verdict decide(Check check, String answer, StepBudget budget) {
      decided.add(answer);
      return next.isEmpty() ? RIGHT : next.pop();
    }
  }

  private List<Verdict> run(String id, String task, String... answers) {
    return run(new Check("program", 1, new TreeMap<>(Map.of("task", task))), id, answers);
  }

  private List<Verdict> run(Check check, String id, String... answers) {
    List<Answer> found = new ArrayList<>();
    List<Integer> samples = new ArrayList<>();
    for (String answer : answers) {
      samples.add(found.size());
      found.add(new Answer.Found(answer, 0, answer.length()));
    }
    CompletableFuture<List<Verdict>> verdicts = new CompletableFuture<>();
    threads.start(
        new CheckThreads.Work(new Job("r", id, check, samples, found, id.equals("again"))),
        verdicts::complete);
    return verdicts.join();
  }

  @Test
  void theSameProgramIsRunOnceForTheSameCheck() {
    next.add(WRONG);
    assertThat(run("r|round-1|0|0", "t", "a", "a")).containsExactly(WRONG, WRONG);
    assertThat(run("r|round-2|0|0", "t", "a")).containsExactly(WRONG);
    assertThat(decided).containsExactly("a");
    assertThat(run("r|round-2|1|0", "other task", "a")).containsExactly(RIGHT);
    assertThat(decided).containsExactly("a", "a");
  }

  @Test
  void aCheckThatDoesNotSayThatItsVerdictsFollowFromTheAnswerIsAskedEachTime() {
    Check silent = new Check("silent", 1, new TreeMap<>(Map.of()));
    next.add(WRONG);
    assertThat(run(silent, "1", "a", "a")).containsExactly(WRONG, RIGHT);
    assertThat(run(silent, "2", "a")).containsExactly(RIGHT);
    assertThat(decided).containsExactly("a", "a", "a");
  }

  @Test
  void whatIsDecidedAgainOnPurposeIsRunAgain() {
    next.add(WRONG);
    assertThat(run("r|round-1|0|0", "t", "a")).containsExactly(WRONG);
    assertThat(run("again", "t", "a")).containsExactly(RIGHT);
    assertThat(decided).containsExactly("a", "a");
  }

  @Test
  void aFaultOfOursIsNotKept() {
    next.add(FAULT);
    assertThat(run("1", "t", "a")).containsExactly(FAULT);
    assertThat(run("2", "t", "a")).containsExactly(RIGHT);
  }

  @Test
  void theOldestVerdictIsForgottenFirst() {
    run("1", "t", "a", "b", "a", "c", "b", "a");
    assertThat(decided).containsExactly("a", "b", "c", "b", "a");
  }
}
