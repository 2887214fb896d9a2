package cosr.sandbox;

import cosr.sandbox.Facts.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The sandboxes of a node: as many jobs at once as there are slots, each in sandboxes of its own,
 * which are started when they are first needed. A job that the clock ended is tried once more in
 * fresh sandboxes, while nothing else runs in any; one whose sandbox was lost is tried up to five
 * times more. Jobs come to their turn in the order in which they ask. Nothing is run before {@link
 * SelfTest} has found that the sandboxes of this machine hold. Thread-safe.
 */
public final class Sandboxes implements AutoCloseable {
  /** No two pools of a process give a user to sandboxes at the same time. */
  private static final AtomicInteger USERS = new AtomicInteger();

  /** Sandboxes that a run may lose before nothing is said about it. */
  private static final int TRIES = 6;

  private final Limits limits;
  private final Launcher launcher;
  private final Supplier<SelfTest> selfTest;
  private final Watch watch = new Watch();
  private final Counters.Tally tally = new Counters.Tally();
  private final List<Slot> slots;
  private final ConcurrentLinkedDeque<Slot> free = new ConcurrentLinkedDeque<>();
  private final Semaphore room;
  private volatile boolean proven;
  private volatile boolean closed;

  private Sandboxes(int number, Limits limits, Launcher launcher, Supplier<SelfTest> selfTest) {
    if (number < 1 || number > Isolation.USERS / 2)
      throw new IllegalArgumentException("sandboxes " + number);
    this.limits = limits;
    this.launcher = launcher;
    this.selfTest = selfTest;
    int first = USERS.getAndAdd(2 * number);
    this.slots =
        IntStream.range(0, number)
            .mapToObj(
                i ->
                    new Slot(Math.floorMod(first + 2 * i, Isolation.USERS), launcher, watch, tally))
            .toList();
    this.free.addAll(slots);
    this.room = new Semaphore(number, true);
  }

  /** Room for so many jobs at once, from 1 to 1,024. Nothing is started yet. */
  public static Sandboxes create(int number, Limits limits) {
    return create(number, limits, 0);
  }

  /**
   * The same with another order of Python's sets.
   *
   * @param hashSeed from 0
   */
  public static Sandboxes create(int number, Limits limits, int hashSeed) {
    return create(number, limits, hashSeed, SelfTest::ofProcess);
  }

  /**
   * The same.
   *
   * @param selfTest asked before the first program
   */
  static Sandboxes create(int number, Limits limits, int hashSeed, Supplier<SelfTest> selfTest) {
    Launcher launcher = Launcher.of(Isolation.look(), limits, hashSeed);
    return new Sandboxes(number, limits, launcher, selfTest);
  }

  /**
   * Those that a self-test attacks; it comes before no program in these.
   *
   * @param launcher closed with them
   */
  static Sandboxes untried(int number, Limits limits, Launcher launcher) {
    boolean ownUsers = launcher.isolation().ownUsers();
    return new Sandboxes(number, limits, launcher, () -> new SelfTest("", ownUsers, 0, List.of()));
  }

  /** What the machine has for them. */
  public Isolation isolation() {
    return launcher.isolation();
  }

  /** The limits of one run. */
  public Limits limits() {
    return limits;
  }

  /** Jobs that there is room for at once. */
  public int number() {
    return slots.size();
  }

  /**
   * Why no program is run here, with the mend where that is known: nothing to make sandboxes of,
   * attacks of {@link SelfTest} that got through, or none of these that starts. Empty where they
   * are run.
   */
  public Optional<String> refusal() {
    Optional<String> missing = launcher.isolation().refusal();
    if (missing.isPresent()) return missing;
    Optional<String> objection = objection();
    if (objection.isPresent()) return objection;
    try {
      Facts facts = script("print(6 * 7)", "");
      return facts.stdout().equals("42\n")
          ? Optional.empty()
          : Optional.of("a sandbox starts, but gives " + facts);
    } catch (SandboxLost e) {
      return Optional.of(
          "bubblewrap cannot make a sandbox here (does the system allow user namespaces?): "
              + e.getMessage());
    }
  }

  /**
   * Runs a script.
   *
   * @throws SandboxLost where six sandboxes were lost, or none may be used, which says nothing
   *     about the script
   */
  public Facts script(String code, String stdin) throws SandboxLost {
    long begun = System.nanoTime();
    Work<Facts> work = slot -> script(slot, code, stdin);
    Facts facts = tried(work);
    if (facts.status() == Status.WALL) {
      tally.timeout();
      facts = alone(work);
      if (facts.status() == Status.WALL) tally.timeout();
    }
    tally.job(System.nanoTime() - begun);
    return facts;
  }

  /**
   * Runs the tests of a function.
   *
   * @throws SandboxLost where six sandboxes were lost, or none may be used, which says nothing
   *     about the function
   */
  public Report tests(FunctionTask task) throws SandboxLost {
    long begun = System.nanoTime();
    Report report = relayed(task);
    tally.job(System.nanoTime() - begun);
    return report.settled();
  }

  /**
   * Has somebody in the JVM examine a function, and runs its tests only where that tells nothing.
   *
   * @throws SandboxLost where six sandboxes were lost, which says nothing about the function
   */
  public Report tests(FunctionTask task, Examiner examiner) throws SandboxLost {
    long begun = System.nanoTime();
    Work<Optional<Report>> work = slot -> examined(slot.solution(), task, examiner);
    Optional<Report> report = tried(work);
    if (report.filter(Report::byTheClock).isPresent()) {
      tally.timeout();
      report = alone(work);
      if (report.filter(Report::byTheClock).isPresent()) tally.timeout();
    }
    Report last = report.isPresent() ? report.get() : relayed(task);
    tally.job(System.nanoTime() - begun);
    return last.settled();
  }

  private Report relayed(FunctionTask task) throws SandboxLost {
    Work<Report> work = slot -> new Relay(slot.judge(), slot.solution(), watch).run(task, limits);
    Report report = tried(work);
    if (!report.byTheClock()) return report;
    tally.timeout();
    report = alone(work);
    if (report.byTheClock()) tally.timeout();
    return report;
  }

  private Optional<Report> examined(Sandbox solution, FunctionTask task, Examiner examiner)
      throws SandboxLost {
    try (Watch.Limit limit = watch.kill(solution, limits.patience())) {
      Examinee examinee = new Examinee(solution, watch, limit);
      solution.send("solution", limits, task.prompt(), task.entry(), task.answer(), "examined");
      try {
        Optional<Report> report = examiner.examine(examinee::ask);
        Report ended = examinee.finish(report.orElse(Report.of(Report.Word.UNDECIDED, "")));
        return report.map(r -> ended);
      } catch (Examinee.Stopped e) {
        Report report = e.report();
        // Whether the prompt or the answer failed is for the tests to say, which run the prompt.
        boolean told = examinee.answered() || task.prompt().isBlank();
        boolean wrong = report.word() == Report.Word.INCORRECT;
        return told || !wrong ? Optional.of(report) : Optional.empty();
      }
    }
  }

  private Optional<String> objection() {
    if (proven) return Optional.empty();
    Optional<String> objection = selfTest.get().objection();
    if (objection.isEmpty()) proven = true;
    return objection;
  }

  /** Stands before every job. */
  private void prove() throws SandboxLost {
    Optional<String> objection = objection();
    if (objection.isEmpty()) return;
    tally.lost();
    throw new SandboxLost(objection.get());
  }

  /** What was done so far. */
  public Counters counters() {
    return tally.counters(room.getQueueLength());
  }

  /** The process numbers of the sandboxes that run, for those who want to look at them. */
  public List<Long> processes() {
    return slots.stream().flatMap(slot -> slot.processes().stream()).toList();
  }

  private interface Work<T> {
    T in(Slot slot) throws SandboxLost;
  }

  private <T> T tried(Work<T> work) throws SandboxLost {
    return tried(work, 1, false);
  }

  /** In all the room that there is, so that no other job takes the time that this one has. */
  private <T> T alone(Work<T> work) throws SandboxLost {
    return tried(work, slots.size(), true);
  }

  /** Each try asks for its room anew, so that none keeps it for longer than its own limit. */
  private <T> T tried(Work<T> work, int places, boolean fresh) throws SandboxLost {
    prove();
    for (int lost = 1; ; lost++)
      try {
        return once(work, places, fresh || lost > 1);
      } catch (SandboxLost e) {
        if (!closed && lost < TRIES) continue;
        tally.lost();
        throw e;
      }
  }

  private <T> T once(Work<T> work, int places, boolean fresh) throws SandboxLost {
    try {
      room.acquire(places);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxLost("interrupted", e);
    }
    try {
      if (closed) throw new SandboxLost("closed");
      Slot slot = free.pop();
      try {
        if (fresh) slot.renew();
        return work.in(slot);
      } catch (SandboxLost | RuntimeException | Error e) {
        slot.renew();
        throw e;
      } finally {
        free.push(slot);
      }
    } finally {
      room.release(places);
    }
  }

  private Facts script(Slot slot, String code, String stdin) throws SandboxLost {
    Sandbox sandbox = slot.solution();
    try (Watch.Limit limit = watch.kill(sandbox, limits.patience())) {
      sandbox.send("script", limits, code, stdin);
      return facts(sandbox.end());
    }
  }

  private static Facts facts(Sandbox.End end) throws SandboxLost {
    String stderr = new String(end.stderr(), StandardCharsets.UTF_8);
    Status status =
        switch (end.word()) {
          case "cpu" -> Status.CPU;
          case "wall" -> Status.WALL;
          case "signal" -> Status.CRASHED;
          case "exit" ->
              end.over() ? Status.OUTPUT : outOfMemory(stderr) ? Status.MEMORY : Status.EXITED;
          default -> throw new SandboxLost("a job ended as " + end.word());
        };
    return new Facts(
        status,
        end.word().equals("exit") ? end.number() : 0,
        new String(end.stdout(), StandardCharsets.UTF_8),
        stderr,
        end.cpu(),
        end.wall(),
        end.residentKilobytes());
  }

  private static boolean outOfMemory(String stderr) {
    String text = stderr.stripTrailing();
    return text.substring(text.lastIndexOf('\n') + 1).startsWith("MemoryError");
  }

  /** Ends all sandboxes, those at work as well. */
  @Override
  public void close() {
    closed = true;
    slots.forEach(Slot::kill);
    slots.forEach(Slot::close);
    launcher.close();
    watch.close();
  }
}
