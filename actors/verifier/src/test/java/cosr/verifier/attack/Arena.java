package cosr.verifier.attack;

import cosr.sandbox.Facts;
import cosr.sandbox.FunctionTask;
import cosr.sandbox.Limits;
import cosr.sandbox.Report;
import cosr.sandbox.SandboxLost;
import cosr.sandbox.Sandboxes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * A sandbox in which attacks follow one another, each between jobs of others, and one beside it.
 * For one thread.
 */
final class Arena implements AutoCloseable {
  /** Short, so that what waits for ever is soon over. */
  static final Limits LIMITS = new Limits(1, 500, 256L << 20, 1 << 16);

  private static final int MOST_THREADS = 40;
  private static final long MOST_MEBIBYTES = 700;
  private static final long MOST_NANOS = 8_000_000_000L;
  private static final int TRIES = 5;

  /** Short and long outputs lie in different parts of an interpreter's memory. */
  private static final int[] LENGTHS = {1, 3, 8, 20};

  private static final String PROBE = Texts.read("probe.py");
  private static final String BESIDE =
      "import time\nx = sum(range(1000))\ntime.sleep(0.05)\nprint(x, input())\n";

  private static final FunctionTask HONEST =
      new FunctionTask(
          "", "twice", "def twice(x):\n    return x + x\n", "assert twice(21) == 42\n");

  private final Sandboxes pool = Sandboxes.create(1, LIMITS);
  private final Sandboxes beside = Sandboxes.create(1, LIMITS);
  private final Map<String, String> secrets = new HashMap<>();
  private final Set<String> namespaces = new TreeSet<>();
  private final Set<Integer> users = new TreeSet<>();
  private final String expected;
  private final int user;

  Arena() throws SandboxLost {
    expected = probe();
    if (!expected.contains("2432902008176640000")) throw new IllegalStateException(expected);
    honest();
    beside.script(BESIDE, "x\n");
    List<Long> inside = Tree.below(pool.processes().getFirst());
    int last = Tree.user(inside.getLast());
    user = last == Tree.user(ProcessHandle.current().pid()) ? 0 : last;
  }

  /** Lets an attack loose between two jobs, and says what it reached. */
  List<String> attack(Texts.Text attack) throws SandboxLost {
    List<String> findings = new ArrayList<>();
    before();
    List<Long> processes = pool.processes();
    int threads = Tree.threads(tree(processes));
    String mounts = mounts(processes);
    remember(tree(processes));
    Facts facts;
    try (Surroundings host = Surroundings.of(user)) {
      CompletableFuture<String> other = CompletableFuture.supplyAsync(this::other);
      long begun = System.nanoTime();
      try (Observer observer = Observer.start(() -> tree(pool.processes()), host)) {
        facts = pool.script(host.line() + attack.source(), "input of the attack\n");
        findings.addAll(observer.findings(threads + MOST_THREADS, MOST_MEBIBYTES));
      }
      if (System.nanoTime() - begun > MOST_NANOS) findings.add("took too long");
      findings.addAll(host.touched(facts.stdout() + facts.stderr()));
      if (!other.join().equals("499500 beside\n")) findings.add("job beside it: " + other.join());
    }
    judge(facts, findings);
    if (!pool.processes().equals(processes)) threads = Tree.threads(tree(pool.processes()));
    else if (!mounts(processes).equals(mounts)) findings.add("left a mount");
    findings.addAll(left(threads));
    return findings;
  }

  /** Lets an attack loose within a function whose tests hold a secret. */
  List<String> attackInFunction(Texts.Text attack) throws SandboxLost {
    List<String> findings = new ArrayList<>();
    List<Long> processes = pool.processes();
    int threads = Tree.threads(tree(processes));
    remember(tree(processes));
    try (Surroundings host = Surroundings.of(user)) {
      String answer = host.line() + attack.source() + "\n\ndef answer(*x):\n    return 0\n";
      String tests = "def check(candidate):\n    assert candidate(1) == '" + Surroundings.secret();
      Report report = pool.tests(new FunctionTask("", "answer", answer, tests + "'\n"));
      if (report.word() == Report.Word.CORRECT) findings.add("was judged right");
      if (report.word() == Report.Word.BAD_TASK) findings.add("spoilt the tests: " + report);
      findings.addAll(host.touched(""));
    }
    after(findings);
    if (!pool.processes().equals(processes)) threads = Tree.threads(tree(pool.processes()));
    findings.addAll(left(threads));
    return findings;
  }

  /** Jobs before the attack, with secrets in all that they have. */
  private void before() throws SandboxLost {
    String tests = "def check(candidate):\n    assert candidate(2) == 4, '%s'\n";
    String answer = "def f(x):\n    '%s'\n    return 2 * x\n";
    pool.tests(
        new FunctionTask(
            "", "f", answer.formatted(secret("function")), tests.formatted(secret("tests"))));
    for (int length : LENGTHS) {
      String code =
          "kept = '%s'\nopen('/tmp/left', 'w').write('%s')\nprint(len(input()), 'sec' 'ret-%s ' * %d)\n";
      String half = secret("output").substring("secret-".length());
      pool.script(
          code.formatted(secret("program"), secret("file"), half, length), secret("input") + "\n");
    }
  }

  private String secret(String place) {
    String made = Surroundings.secret();
    secrets.put(made, place);
    return made;
  }

  private void judge(Facts facts, List<String> findings) throws SandboxLost {
    String output = facts.stdout() + facts.stderr();
    secrets.forEach(
        (secret, place) -> {
          if (output.contains(secret)) findings.add("printed the secret in an earlier " + place);
        });
    if (facts.stdout().length() > LIMITS.outputBytes()) findings.add("printed more than it may");
    if (facts.stderr().length() > LIMITS.outputBytes()) findings.add("complained more than it may");
    after(findings);
  }

  /** The next jobs. */
  private void after(List<String> findings) throws SandboxLost {
    String found = probe();
    if (!found.equals(expected)) findings.add("the next job differs: " + found);
    Report next = honest();
    if (next.word() != Report.Word.CORRECT) findings.add("the next function: " + next);
  }

  /** A busy machine may be late; what an attack leaves behind is late each time. */
  private String probe() throws SandboxLost {
    Facts facts = pool.script(PROBE, "");
    for (int i = 0; i < TRIES && facts.status() == Facts.Status.WALL; i++)
      facts = pool.script(PROBE, "");
    return facts.status() + " " + facts.exitCode() + " " + facts.stdout() + facts.stderr();
  }

  private Report honest() throws SandboxLost {
    Report report = pool.tests(HONEST);
    for (int i = 0; i < TRIES && report.word() == Report.Word.EXHAUSTED; i++)
      report = pool.tests(HONEST);
    return report;
  }

  private String other() {
    try {
      Facts facts = beside.script(BESIDE, "beside\n");
      for (int i = 0; i < TRIES && facts.status() == Facts.Status.WALL; i++)
        facts = beside.script(BESIDE, "beside\n");
      return facts.stdout();
    } catch (SandboxLost e) {
      return e.toString();
    }
  }

  /** Numbers of namespaces are given again once they are free, so users count as well. */
  private void remember(List<Long> inside) {
    namespaces.clear();
    namespaces.addAll(Tree.namespaces(inside));
    namespaces.removeAll(Tree.namespaces(List.of(ProcessHandle.current().pid())));
    users.clear();
    for (long process : inside) users.add(Tree.user(process));
  }

  /** What is still there of the attack, after some patience. */
  private List<String> left(int threads) {
    List<String> findings = List.of();
    for (int i = 0; i < 100; i++) {
      findings = new ArrayList<>();
      List<Long> ours = tree(pool.processes());
      int now = Tree.threads(ours);
      if (now != threads) findings.add(now + " threads in place of " + threads);
      List<Long> others = new ArrayList<>(Tree.within(namespaces));
      others.removeAll(ours);
      others.removeIf(process -> !users.contains(Tree.user(process)));
      if (!others.isEmpty()) findings.add("processes left: " + others);
      if (findings.isEmpty()) return findings;
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return findings;
      }
    }
    return findings;
  }

  private static List<Long> tree(List<Long> roots) {
    return roots.stream().flatMap(root -> Tree.below(root).stream()).toList();
  }

  private static String mounts(List<Long> roots) {
    StringBuilder all = new StringBuilder(Tree.mounts(ProcessHandle.current().pid()));
    for (long process : tree(roots)) all.append(Tree.mounts(process));
    return all.toString();
  }

  @Override
  public void close() {
    pool.close();
    beside.close();
  }
}
