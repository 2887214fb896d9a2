package cosr.bench.sandbox;

import cosr.config.Settings;
import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.runtime.verify.Pool;
import cosr.sandbox.Counters;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Many jobs through a worker pool, every fifth of them poison, while sandboxes are killed from
 * outside at random.
 */
final class Chaos {
  private static final int EVERY = 5;
  private static final int WINDOW = 64;
  private static final int MARKS = 4;
  private static final Settings.Isolated LIMITS = new Settings.Isolated(1, 2_000, 256, 64, 4_096);

  private final int jobs;
  private final int workers;
  private final SplittableRandom random;

  /**
   * @param seed of the jobs and of the kills
   */
  Chaos(int jobs, int workers, long seed) {
    this.jobs = jobs;
    this.workers = workers;
    this.random = new SplittableRandom(seed);
  }

  /**
   * What came out.
   *
   * @param kinds of poison that were among the jobs
   * @param wrong jobs with another verdict than their one right one, with both
   * @param killed processes that were killed from outside
   * @param residentMebibytes of this process after each quarter of the jobs
   * @param alive sandboxes at the end
   * @param left processes of sandboxes after the pool was closed
   */
  record Result(
      int jobs,
      int poison,
      int kinds,
      List<String> wrong,
      SortedMap<String, Integer> outcomes,
      int killed,
      Counters counters,
      List<Double> residentMebibytes,
      int alive,
      int left,
      Duration took) {}

  private record Job(String id, Check check, Answer answer, String expected) {}

  private record Pending(Job job, CompletableFuture<Verdict> verdict) {}

  Result run() {
    long begun = System.nanoTime();
    List<Job> all = drawn();
    Settings.Verification settings = new Settings.Verification(0, 100_000, 10_000, workers, LIMITS);
    List<String> wrong = new ArrayList<>();
    SortedMap<String, Integer> outcomes = new TreeMap<>();
    List<Double> resident = new ArrayList<>();
    Set<ProcessHandle> seen = new HashSet<>();
    Pool pool = new Pool(settings, WINDOW);
    int alive;
    int killed;
    Counters counters;
    try {
      Killer killer = Killer.start(pool.sandboxes(), random.split());
      ArrayDeque<Pending> pending = new ArrayDeque<>();
      for (int i = 0; i < all.size() || !pending.isEmpty(); ) {
        if (i < all.size() && pending.size() < WINDOW) {
          pending.add(offered(pool, all.get(i++)));
          if (i * MARKS % all.size() < MARKS) resident.add(Resident.mebibytes());
        } else compare(pending.remove(), wrong, outcomes);
      }
      killed = killer.stop();
      for (int i = 0; i < workers; i++) pending.add(offered(pool, slow(-1 - i)));
      while (!pending.isEmpty()) compare(pending.remove(), wrong, outcomes);
      List<Long> processes = pool.sandboxes().processes();
      alive =
          (int)
              processes.stream()
                  .flatMap(p -> ProcessHandle.of(p).stream())
                  .filter(ProcessHandle::isAlive)
                  .count();
      counters = pool.sandboxes().counters();
      ProcessHandle.current().descendants().forEach(seen::add);
    } finally {
      pool.close();
    }
    int left = (int) seen.stream().filter(Chaos::stays).count();
    int poison = (int) all.stream().filter(job -> job.id().startsWith("poison")).count();
    return new Result(
        all.size(),
        poison,
        Math.min(poison, Poison.kinds().size()),
        wrong,
        outcomes,
        killed,
        counters,
        resident,
        alive,
        left,
        Duration.ofNanos(System.nanoTime() - begun));
  }

  private static Pending offered(Pool pool, Job job) {
    return new Pending(job, pool.verdict(job.id(), job.check(), job.answer()));
  }

  /**
   * So slow that each slot of the pool has one, with both of its sandboxes, when there are as many.
   */
  private static Job slow(int number) {
    String source = "import time\n\n\ndef f(x):\n    time.sleep(0.5)\n    return x * 2 + %d\n";
    return function("slow " + number, source.formatted(number), number, "correct");
  }

  private static boolean stays(ProcessHandle process) {
    try {
      for (int i = 0; i < 100 && process.isAlive(); i++) Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return process.isAlive();
  }

  private static void compare(
      Pending done, List<String> wrong, SortedMap<String, Integer> outcomes) {
    Verdict verdict = done.verdict().join();
    String found = word(verdict.outcome());
    outcomes.merge(found, 1, Integer::sum);
    if (!found.equals(done.job().expected()))
      wrong.add(
          done.job().id()
              + ": "
              + found
              + " in place of "
              + done.job().expected()
              + " "
              + verdict.advisories());
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Correct correct -> "correct";
      case Outcome.Incorrect incorrect -> "incorrect:" + incorrect.code();
      case Outcome.Exhausted exhausted -> "exhausted:" + exhausted.limit();
      case Outcome.NoAnswer none -> "no-answer:" + none.code();
      case Outcome.BadTask bad -> "bad-task:" + bad.code();
      case Outcome.Undecided undecided -> "undecided:" + undecided.code();
      case Outcome.Fault fault -> "fault:" + fault.code();
    };
  }

  /** Every fifth job is the next kind of poison; the order of the kinds is drawn. */
  private List<Job> drawn() {
    List<Poison> kinds = new ArrayList<>(Poison.kinds());
    for (int i = kinds.size() - 1; i > 0; i--) Collections.swap(kinds, i, random.nextInt(i + 1));
    List<Job> all = new ArrayList<>();
    for (int i = 0; i < jobs; i++)
      all.add(i % EVERY == EVERY - 1 ? poison(i, kinds.get(i / EVERY % kinds.size())) : honest(i));
    return all;
  }

  private static Job poison(int number, Poison kind) {
    String id = "poison " + number + " " + kind.name();
    String source = kind.source() + "# " + number + "\n";
    return kind.function()
        ? function(id, source, number, kind.outcome())
        : script(id, source, number, kind.outcome());
  }

  /** A job of ours, of which every third is wrong. */
  private static Job honest(int number) {
    boolean right = Math.floorMod(number, 3) != 0;
    int add = right ? number : number + 1;
    String id = "honest " + number;
    return Math.floorMod(number, 2) == 0
        ? script(
            id,
            "print(int(input()) * 2 + " + add + ")\n",
            number,
            right ? "correct" : "incorrect:output")
        : function(
            id,
            "def f(x):\n    return x * 2 + " + add + "\n",
            number,
            right ? "correct" : "incorrect:value");
  }

  private static Job script(String id, String source, int number, String expected) {
    TreeMap<String, String> task = new TreeMap<>();
    task.put("inputs", "[\"21\\n\"]");
    task.put("outputs", "[\"" + (42 + number) + "\\n\"]");
    return new Job(id, new Check("python-stdio", 1, task), found(source), expected);
  }

  private static Job function(String id, String source, int number, String expected) {
    TreeMap<String, String> task = new TreeMap<>();
    task.put("entry", "f");
    // Tests that bind a name need a sandbox of their own; plain ones are run in the JVM.
    boolean plain = number >= 0 && number % 2 == 0;
    String tests = plain ? "assert f(21) == %d\n" : "right = %d\nassert f(21) == right\n";
    task.put("tests", tests.formatted(42 + number));
    return new Job(id, new Check("python-tests", 1, task), found(source), expected);
  }

  private static Answer found(String source) {
    return new Answer.Found(source, 0, source.length());
  }
}
