package cosr.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The place of one job at a time: a sandbox for what is not trusted, and one for the tests, each
 * started when it is first needed. Used by one thread at a time, but closed by any.
 */
final class Slot implements AutoCloseable {
  private final int number;
  private final Launcher launcher;
  private final Watch watch;
  private final Counters.Tally tally;
  private volatile @Nullable Sandbox solution;
  private volatile @Nullable Sandbox judge;
  private boolean usedSolution;
  private boolean usedJudge;

  Slot(int number, Launcher launcher, Watch watch, Counters.Tally tally) {
    this.number = number;
    this.launcher = launcher;
    this.watch = watch;
    this.tally = tally;
  }

  Sandbox solution() throws SandboxLost {
    Sandbox there = solution;
    if (there != null && there.alive()) return there;
    drop(there);
    Sandbox made = Sandbox.start(launcher, watch, 2 * number);
    tally.started(usedSolution);
    usedSolution = true;
    solution = made;
    return made;
  }

  Sandbox judge() throws SandboxLost {
    Sandbox there = judge;
    if (there != null && there.alive()) return there;
    drop(there);
    Sandbox made = Sandbox.start(launcher, watch, 2 * number + 1);
    tally.started(usedJudge);
    usedJudge = true;
    judge = made;
    return made;
  }

  /** Gives up both sandboxes; the next job finds fresh ones. */
  void renew() {
    Sandbox first = solution;
    Sandbox second = judge;
    solution = null;
    judge = null;
    drop(first);
    drop(second);
  }

  List<Long> processes() {
    return Stream.of(Optional.ofNullable(solution), Optional.ofNullable(judge))
        .flatMap(Optional::stream)
        .map(Sandbox::pid)
        .toList();
  }

  private void drop(@Nullable Sandbox sandbox) {
    if (sandbox == null) return;
    tally.killed();
    sandbox.close();
  }

  /** Ends both sandboxes without waiting. */
  void kill() {
    Sandbox first = solution;
    Sandbox second = judge;
    if (first != null) first.kill();
    if (second != null) second.kill();
  }

  @Override
  public void close() {
    Sandbox first = solution;
    Sandbox second = judge;
    if (first != null) first.close();
    if (second != null) second.close();
  }
}
