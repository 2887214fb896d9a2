package cosr.runtime.input;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.persistence.JournalReader;
import cosr.persistence.JournalRow;
import cosr.protocol.Role;
import cosr.runtime.cli.InProcess;
import cosr.runtime.node.RunFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadRunFolderTest {
  @TempDir Path runs;

  /** Root reads everything; without these capabilities it is a user like others. */
  private static final List<String> WITHOUT_OVERRIDE =
      List.of(
          "setpriv",
          "--bounding-set=-dac_override,-dac_read_search",
          "--inh-caps=-dac_override,-dac_read_search");

  /** By the verbs that read the whole journal; show and report only glance at it. */
  private static void refusedByAll(Path run, String... parts) {
    for (String verb : List.of("resume", "eval")) Cosr.refused(InProcess.cosr(verb, run), parts);
  }

  private static void refusedAtAGlance(Path run, String... parts) {
    refusedByAll(run, parts);
    for (String verb : List.of("show", "watch", "report"))
      Cosr.refused(InProcess.cosr(verb, run), parts);
  }

  private static void sql(Path journal, String... statements) throws SQLException {
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + journal);
        Statement s = c.createStatement()) {
      for (String each : statements) s.execute(each);
    }
  }

  @Test
  void aFolderThatIsNoRunIsRefusedAndLeftAsItIs() throws IOException {
    Path foreign = Files.createDirectory(runs.resolve("foreign"));
    refusedAtAGlance(foreign, foreign + " is no run of COSR");
    Files.writeString(foreign.resolve("journal.db"), "dear diary");
    refusedAtAGlance(foreign, foreign.resolve("journal.db") + " is no journal of COSR");
    try (Stream<Path> all = Files.list(foreign)) {
      assertThat(all).hasSize(1);
    }
    Path file = Files.createFile(runs.resolve("file"));
    refusedAtAGlance(file, file + " is a file, not the folder of a run");
    refusedAtAGlance(runs.resolve("no/where"), "there is no folder");
  }

  @Test
  void aDatabaseOfAnotherProgramIsRefused() throws Exception {
    Path foreign = Files.createDirectory(runs.resolve("foreign"));
    sql(foreign.resolve("journal.db"), "CREATE TABLE diary(line TEXT)");
    refusedAtAGlance(foreign, "is no journal of COSR");
  }

  @Test
  void aJournalThatIsGoneIsMissed() throws IOException {
    Path run = Cosr.copy(runs, "gone");
    Files.delete(run.resolve("journal.db"));
    refusedByAll(run, "journal.db is missing", "cannot be resumed");
    Cosr.refused(InProcess.cosr("watch", run), "journal.db is missing");
  }

  @Test
  void aCutOrGarbledJournalIsRefusedByItsName() throws IOException {
    Path cut = Cosr.copy(runs, "cut");
    try (RandomAccessFile f = new RandomAccessFile(cut.resolve("journal.db").toFile(), "rw")) {
      f.setLength(f.length() / 2);
    }
    refusedByAll(cut, cut.resolve("journal.db").toString(), "restore it from a copy");
    Path header = Cosr.copy(runs, "header");
    garble(header.resolve("journal.db"), 0, 64);
    refusedAtAGlance(header, "is no journal of COSR");
    InProcess.Result listed = InProcess.cosr("runs", "--runs", runs);
    assertThat(listed.status()).isZero();
    assertThat(listed.out()).contains("unreadable").doesNotContain("Exception");
  }

  @Test
  void garbageAnywhereInTheJournalOfAnUnfinishedRunIsEitherHarmlessOrRefused() throws Exception {
    Path original = Cosr.killed(runs, "killed", 5);
    SnapshotRows.put(original, SnapshotRows.of(original, Role.STUDENT));
    SnapshotRows.put(original, SnapshotRows.of(original, Role.CURATOR));
    long size = Files.size(original.resolve("journal.db"));
    int refused = 0;
    for (int i = 1; i <= 12; i++) {
      Path run = Cosr.copy(original, runs, "garbled-" + i);
      garble(run.resolve("journal.db"), size * i / 13, 200);
      Cosr.Result r = Cosr.run("resume", run.toString());
      if (r.status() == 0) {
        // Snapshots, free pages and sharding's own rows decide nothing.
        assertThat(Cosr.digests(run)).isEqualTo(Cosr.digests(Cosr.done()));
      } else {
        refused++;
        Cosr.refused(r.status(), r.out(), r.err(), run.resolve("journal.db").toString());
      }
    }
    assertThat(refused).isPositive();
  }

  private static void garble(Path file, long at, int bytes) throws IOException {
    try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
      f.seek(at);
      for (int i = 0; i < bytes; i++) f.write(37 * i + 11);
    }
  }

  @Test
  void anEditedEventBreaksTheChain() throws Exception {
    Path run = Cosr.copy(runs, "edited");
    sql(
        run.resolve("journal.db"),
        "UPDATE event_journal SET event_payload = (SELECT event_payload FROM event_journal WHERE"
            + " event_ser_manifest = 'supervisor.lesson-learned:1' ORDER BY ordering DESC LIMIT 1)"
            + " WHERE ordering = (SELECT MIN(ordering) FROM event_journal WHERE"
            + " event_ser_manifest = 'supervisor.lesson-learned:1')");
    refusedByAll(run, "was changed", "of Supervisor does not follow from the event before it");
    Path removed = Cosr.copy(runs, "removed");
    sql(
        removed.resolve("journal.db"),
        "DELETE FROM event_journal WHERE persistence_id LIKE 'Student|%' AND sequence_number = 3");
    refusedByAll(removed, "after event 2 of Student comes event 4");
  }

  @Test
  void aCopyFromBeforeTheNewestRoundIsRefused() throws Exception {
    Path run = Cosr.copy(runs, "old");
    sql(
        run.resolve("journal.db"),
        "DELETE FROM event_journal WHERE ordering > (SELECT MAX(ordering) - 6 FROM event_journal)");
    refusedByAll(run, "the journal is older than the run", "ledger-head");
    Path last = Cosr.copy(runs, "last");
    sql(
        last.resolve("journal.db"),
        "UPDATE event_journal SET event_ser_manifest = 'supervisor.stage-moved:1' WHERE 1 = 0",
        "UPDATE event_journal SET event_payload = event_payload || x'00' WHERE ordering ="
            + " (SELECT ordering FROM event_journal WHERE persistence_id LIKE 'Supervisor|%'"
            + " AND event_ser_manifest LIKE 'supervisor.run-completed:%')");
    refusedByAll(last, "journal");
    Path head = Cosr.copy(runs, "head");
    Files.write(head.resolve("ledger-head"), new byte[] {1, 2, (byte) 0xfe});
    refusedByAll(head, "the ledger's head", "is damaged");
  }

  @Test
  void anEventUnderAnotherNameIsRefusedByItsPlace() throws Exception {
    Path run = Cosr.copy(runs, "renamed");
    sql(
        run.resolve("journal.db"),
        "UPDATE event_journal SET event_ser_manifest = 'student.updated:99' WHERE ordering ="
            + " (SELECT MIN(ordering) FROM event_journal WHERE event_ser_manifest LIKE 'student.updated:%')");
    refusedByAll(run, "was changed", "of Student");
  }

  @Test
  void anEventOfANewerCosrIsRefusedByItsPlace() throws Exception {
    Path run = Cosr.copy(runs, "newer");
    List<JournalRow> ledger;
    try (JournalReader reader = new RunFolder(run).reader()) {
      ledger = reader.after(0, 10_000).stream().filter(r -> r.role() == Role.SUPERVISOR).toList();
    }
    JournalRow last = ledger.getLast();
    String frame = "00" + last.frame().hash(last.sequence()) + "a0";
    sql(
        run.resolve("journal.db"),
        "INSERT INTO event_journal(persistence_id, sequence_number, writer, write_timestamp,"
            + " adapter_manifest, event_payload, event_ser_id, event_ser_manifest) VALUES ('Supervisor|"
            + last.run()
            + "', %d, '', 0, '', x'%s', 7411, 'supervisor.stage-moved:99')"
                .formatted(last.sequence() + 1, frame));
    String place = "event " + (last.sequence() + 1) + " of Supervisor";
    refusedAtAGlance(run, place, "supervisor.stage-moved:99 was written by a newer COSR");
  }

  @Test
  void aFolderThatThisUserMayNotReadIsRefused() throws IOException {
    Path run = Cosr.copy(runs, "closed");
    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("---------"));
    try {
      for (String verb : List.of("show", "resume", "eval")) {
        Cosr.Result r = Cosr.start(WITHOUT_OVERRIDE, List.of(), verb, run.toString()).end();
        Cosr.refused(r.status(), r.out(), r.err(), "is not readable by this user");
      }
    } finally {
      Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void otherSettingsOnResumeAreRefusedByName() throws IOException {
    Path run = Cosr.copy(runs, "other");
    Cosr.refused(
        InProcess.cosr("resume", run, "--set", "sampling.samples=8"),
        "began with other settings",
        "sampling.samples",
        "4",
        "8");
    Path file = Files.writeString(runs.resolve("x.conf"), "run.rounds = 9\n");
    Cosr.refused(InProcess.cosr("resume", run, file), "began with other settings", "run.rounds");
    Cosr.refused(
        InProcess.cosr("resume", run, "--set", "profile=smoke"),
        "began with other settings",
        "run.rounds was 4 and is now 12",
        "tasks.levels was 2 and is now 3");
    Cosr.refused(InProcess.cosr("resume", run, "--set", "sampling.sample=8"), "'sampling.samples'");
    InProcess.Result same = InProcess.cosr("resume", run, "--set", "sampling.samples=4");
    assertThat(same.status()).as(same.err()).isZero();
    assertThat(same.out()).contains("is completed; nothing is left to do");
  }

  @Test
  void aStepWithoutCheckpointIsRefusedWithThoseThatAreThere() {
    Path run = Cosr.copy(runs, "steps");
    Cosr.refused(
        InProcess.cosr("eval", run + "@99"), "has no checkpoint of step 99", "there are [");
    Cosr.refused(InProcess.cosr("eval", run + "@"), "must be the step of a checkpoint");
    Cosr.refused(InProcess.cosr("show", "--runs", runs, "stepz"), "no run 'stepz'", "'steps'");
  }

  @Test
  void aRunThatDiedBeforeItsFirstEventSaysSo() {
    Cosr.Result killed =
        Cosr.start(
                List.of(),
                List.of("-Dcosr.failpoint=before-persist.supervisor.stage-moved:1"),
                Cosr.train(runs, "early", 2))
            .end();
    assertThat(killed.status()).as(killed.err()).isEqualTo(137);
    Cosr.refused(
        InProcess.cosr("resume", runs.resolve("early")), "early never began", "train anew");
    Cosr.refused(InProcess.cosr("eval", runs.resolve("early")), "early never began");
    Cosr.refused(InProcess.cosr("ask", runs.resolve("early"), "s314="), "early never began");
    InProcess.Result watched = InProcess.cosr("watch", runs.resolve("early"));
    assertThat(watched.out()).isEqualTo("nobody works on run early: it never began\n");
    assertThat(watched.status()).as(watched.err()).isZero();
    InProcess.Result shown = InProcess.cosr("show", runs.resolve("early"), "--json");
    assertThat(shown.status()).as(shown.err()).isZero();
    assertThat(Cosr.json(shown.out()).at("/state").asText()).isEqualTo("new");
    InProcess.Result listed = InProcess.cosr("runs", "--runs", runs);
    assertThat(listed.out()).contains("early").contains("new");
  }

  @Test
  void aDamagedSnapshotIsOnlyACache() throws Exception {
    Path run = Cosr.killed(runs, "cache", 4);
    String shown = InProcess.cosr("show", run).out();
    for (Role role : List.of(Role.SUPERVISOR, Role.STUDENT, Role.CURATOR))
      SnapshotRows.put(
          run, new SnapshotRows.Row(role, 3, "snapshot:2/rot:1", new byte[] {0, -1, 0}));
    InProcess.Result again = InProcess.cosr("show", run);
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.out()).isEqualTo(shown);
    Cosr.Result resumed = Cosr.run("resume", run.toString());
    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(Cosr.digests(run)).isEqualTo(Cosr.digests(Cosr.done()));
  }

  @Test
  void aSnapshotWithAChangedBitThatCanStillBeReadChangesNothing() throws Exception {
    Path run = Cosr.killed(runs, "flipped", 4);
    for (Role role : List.of(Role.STUDENT, Role.CURATOR))
      SnapshotRows.put(run, SnapshotRows.of(run, role).flipped());
    Cosr.Result resumed = Cosr.run("resume", run.toString());
    assertThat(resumed.status()).as(resumed.err()).isZero();
    assertThat(Cosr.digests(run)).isEqualTo(Cosr.digests(Cosr.done()));
    assertThat(Files.readString(new RunFolder(run).log()))
        .contains("the snapshot of Student|flipped after event ", "was changed")
        .contains("the snapshot of Curator|flipped after event ");
  }

  @Test
  void whatIsWrongWithACheckpointIsSaidInOneLine() throws IOException {
    Path run = Cosr.copy(runs, "weights");
    Path newest;
    try (Stream<Path> all = Files.list(run.resolve("checkpoints"))) {
      newest = all.sorted().reduce((a, b) -> b).orElseThrow();
    }
    try (Stream<Path> all = Files.walk(newest)) {
      for (Path p : all.filter(f -> f.toString().endsWith("model.safetensors")).toList())
        garble(p, Files.size(p) - 300, 200);
    }
    Cosr.Result r = Cosr.run("eval", run.toString());
    Cosr.refused(r.status(), r.out(), r.err(), newest.getFileName().toString());
  }
}
