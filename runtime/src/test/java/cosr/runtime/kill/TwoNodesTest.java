package cosr.runtime.kill;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.persistence.JournalRow;
import cosr.runtime.cli.InProcess;
import cosr.runtime.postgres.Postgres;
import cosr.student.core.StudentEvent;
import cosr.supervisor.SupervisorEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run on two processes that share a PostgreSQL server and the run's folder. */
class TwoNodesTest {
  private static final int INTERRUPTED = 130;
  private static final int LESSONS = 4;
  private static final int LESSON_STEPS = 10;

  /** So many that a fast machine is not through with them before the second node is killed. */
  private static final int ROUNDS = 24;

  /** Two supervised updates a round: about the middle of the run. */
  private static final String IN_A_ROUND = "student.mid-update:24";

  private static final String LEADING = "supervisor,curator,adapter";
  private static final String JOINING = "student,verifier";

  /** A dead node is noticed in seconds, and a busy one is not taken for dead. */
  private static final List<String> QUICK =
      List.of(
          "--set",
          "node.downing=keep-oldest",
          "--set",
          "node.acceptable-heartbeat-pause-millis=4000",
          "--set",
          "node.stable-after-millis=1000");

  private static Postgres server;
  private static Path settings;
  private static CompletableFuture<Told> alone;

  @TempDir static Path folder;

  @BeforeAll
  static void start() {
    server = Postgres.start();
    settings = Tiny.settings(folder, 0, ROUNDS, LESSONS, LESSON_STEPS);
    alone = CompletableFuture.supplyAsync(() -> Whole.of(settings, LESSONS, ROUNDS));
  }

  @AfterAll
  static void stop() {
    if (server != null) server.close();
  }

  @Test
  void theyGetTheWeightsOfOneNodeAlsoWhenTheOneWithTheStudentIsKilledInARound() throws Exception {
    Path run = folder.resolve("split");
    RunProcess leading = lead(run, "train", settings.toString(), "--name", "split");
    leading.awaitSaying("waits for student, verifier: ./cosr node split");
    joinsNoOther(run);
    RunProcess joining = join(run, IN_A_ROUND);

    leading.awaitSaying("round   3/" + ROUNDS);
    assertThat(maps(leading))
        .as("libraries of the node without the Student")
        .doesNotContain("torch");
    assertThat(maps(joining)).as("libraries of the node with the Student").contains("torch");
    assertThat(joining.await()).isEqualTo(RunProcess.KILLED);
    Told killed = Told.of(run);
    assertThat(openRounds(killed)).as("rounds in flight").hasSize(1);
    assertThat(killed.all(SupervisorEvent.RunCompleted.class)).isEmpty();

    leading.awaitSayingTimes("waits for student, verifier", 2);
    RunProcess again = join(run);
    leading.endsWith(0);
    again.endsWith(0);

    Told told = Told.of(run);
    Proof.holds(alone.join(), told, 0, List.of(Chain.Shown.of(leading, run)));
    assertThat(told.hashes()).startsWith(killed.hashes().toArray(String[]::new));
    assertThat(told.all(StudentEvent.Recovered.class)).as("students that went on").hasSize(1);
    assertThat(told.all(SupervisorEvent.RunStarted.class)).hasSize(1);
    assertThat(told.all(SupervisorEvent.RunResumed.class)).as("the other node stayed").isEmpty();
    assertThat(writersOfOrdering(told)).isEqualTo(told.rows().size());
    assertThat(text(run.resolve("cosr-node.log"))).contains("hosts [student, verifier]");
    nothingHasThePassword(run);
    everyVerbReadsIt(run, told);
  }

  /** As it reads a journal in a file. */
  private static void everyVerbReadsIt(Path run, Told told) {
    String shown = read("show", run, "--updates", "--json");
    for (String update : told.digests()) assertThat(shown).contains(update.split(" ")[1]);
    assertThat(read("show", run)).contains("completed", "1 process(es)");
    assertThat(read("runs", "--runs", run.getParent())).containsPattern("split +completed");
    assertThat(read("watch", run)).contains("run split is completed");
    assertThat(read("report", run)).contains("report.html");
    assertThat(read("resume", run)).contains("run split is completed; nothing is left to do");
    assertThat(read("node", run, "--roles", JOINING)).contains("run split is completed");
  }

  private static String read(Object... arguments) {
    InProcess.Result result = InProcess.cosr(arguments);
    assertThat(result.status()).as(result.err()).isZero();
    return result.out();
  }

  @Test
  void aRunMovesFromOneNodeToTwoAndBackWithTheSameWeights() {
    Path run = folder.resolve("moved");
    RunProcess one =
        RunProcess.cosr(run, server.passwordFile(), "", all("train", settings, "moved"));
    one.awaitSaying("round   1/").interrupt();
    one.endsWith(INTERRUPTED);
    List<Chain.Shown> shown = new ArrayList<>(List.of(Chain.Shown.of(one, run)));

    RunProcess leading = lead(run, "resume", "moved");
    leading.awaitSaying("waits for student, verifier");
    RunProcess joining = join(run);
    leading.awaitSaying("all roles are there");
    leading.awaitSayingTimes("round ", 2).interrupt();
    leading.endsWith(INTERRUPTED);
    joining.endsWith(0);
    assertThat(joining.out()).contains("run moved is paused; ./cosr resume moved");
    shown.add(Chain.Shown.of(leading, run));

    RunProcess last = RunProcess.cosr(run, server.passwordFile(), "", runs(run, "resume", "moved"));
    last.endsWith(0);
    shown.add(Chain.Shown.of(last, run));
    Proof.holds(alone.join(), Told.of(run), 0, shown);
  }

  /** The first node is of this run, and not of one that was made from other settings. */
  private static void joinsNoOther(Path run) throws IOException {
    Path other = folder.resolve("other");
    Path otherSettings = Tiny.settings(folder, 1, ROUNDS, LESSONS, LESSON_STEPS);
    RunProcess made = lead(other, "train", otherSettings.toString(), "--name", "other");
    made.awaitSaying("waits for student, verifier");
    List<String> words = new ArrayList<>(runs(other, "node", "other", "--roles", JOINING));
    String address = Files.readString(run.resolve("address")).strip();
    words.addAll(List.of("--join", address));
    RunProcess stray = RunProcess.cosr(other, server.passwordFile(), "", words);
    stray.endsWith(2);
    assertThat(stray.err().lines()).hasSize(1);
    assertThat(stray.err()).contains("the node at " + address + " works on another run");
    made.interrupt();
    made.endsWith(INTERRUPTED);
    assertThat(other).as("a run that never began").doesNotExist();
  }

  private static List<String> all(String verb, Path file, String name) {
    return runs(folder.resolve(name), verb, file.toString(), "--name", name);
  }

  private static RunProcess lead(Path run, String... arguments) {
    List<String> all = new ArrayList<>(runs(run, arguments));
    all.addAll(List.of("--roles", LEADING));
    all.addAll(QUICK);
    return RunProcess.cosr(run, server.passwordVariable(), "", all);
  }

  private static RunProcess join(Path run) {
    return join(run, "");
  }

  private static RunProcess join(Path run, String failPoint) {
    List<String> all = new ArrayList<>(runs(run, "node", run.getFileName().toString()));
    all.addAll(List.of("--roles", JOINING));
    all.addAll(QUICK);
    return RunProcess.cosr(run, server.passwordFile(), failPoint, all);
  }

  private static List<String> runs(Path run, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--runs", run.getParent().toString()));
    if (arguments[0].equals("train"))
      all.addAll(List.of("--journal", server.url(), "--set", "journal.user=" + Postgres.USER));
    return all;
  }

  private static String maps(RunProcess process) throws IOException {
    return Files.readString(Path.of("/proc", Long.toString(process.pid()), "maps"));
  }

  private static TreeSet<Integer> openRounds(Told told) {
    TreeSet<Integer> open = new TreeSet<>();
    for (JournalRow row : told.rows())
      switch (row.event()) {
        case SupervisorEvent.SheetOpened e when e.stage() == cosr.protocol.Stage.ROUND ->
            open.add(e.index());
        case SupervisorEvent.RoundClosed e -> open.remove(e.round());
        default -> {}
      }
    return open;
  }

  /** Numbers of the events, which rise with the commits of both processes. */
  private static long writersOfOrdering(Told told) {
    return told.rows().stream().mapToLong(JournalRow::ordering).distinct().count();
  }

  private static void nothingHasThePassword(Path run) throws IOException {
    try (Stream<Path> files =
        Stream.concat(Files.walk(run), Files.walk(run.resolveSibling("split.said")))) {
      for (Path file : files.filter(Files::isRegularFile).toList())
        assertThat(text(file)).as("%s", file).doesNotContain(Postgres.PASSWORD);
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
