package cosr.verifier.pool;

import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.verifier.checks.Checker;
import cosr.verifier.checks.StepBudget;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Checks that take their time, hang, or don't let themselves be stopped. */
final class Troublesome {
  private Troublesome() {}

  /** Takes a few milliseconds and counts how many run at once. */
  static final class Counting extends Kind {
    final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();

    Counting() {
      super("counting");
    }

    @Override
    public Verdict decide(Check check, String answer, StepBudget budget) {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        Thread.sleep(5);
        return Verdict.of(new Outcome.Correct());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        now.decrementAndGet();
      }
    }
  }

  /** Decides right and wrong; else waits for ever, but can be interrupted. */
  static final class Hanging extends Kind {
    final CountDownLatch interrupted = new CountDownLatch(1);

    Hanging() {
      super("hanging");
    }

    @Override
    public Verdict decide(Check check, String answer, StepBudget budget) {
      if (answer.equals("right")) return Verdict.of(new Outcome.Correct());
      if (answer.equals("wrong")) return Verdict.of(new Outcome.Incorrect("text"));
      try {
        new CountDownLatch(1).await();
        throw new AssertionError("unreachable");
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw new IllegalStateException(e);
      }
    }
  }

  /** Ignores interruption until the test lets it end. */
  static final class Deaf extends Kind {
    final CountDownLatch end = new CountDownLatch(1);

    Deaf() {
      super("deaf");
    }

    @Override
    public Verdict decide(Check check, String answer, StepBudget budget) {
      while (end.getCount() > 0) {
        try {
          end.await();
        } catch (InterruptedException e) {
          continue;
        }
      }
      return Verdict.of(new Outcome.Correct());
    }
  }

  private abstract static class Kind implements Checker {
    private final String kind;

    Kind(String kind) {
      this.kind = kind;
    }

    @Override
    public String kind() {
      return kind;
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public void requireReference(Check check) {}
  }
}
