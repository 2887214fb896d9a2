package cosr.runtime.input;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.runtime.cli.InProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurroundingsTest {
  @TempDir Path folder;

  @Test
  void tooLittleDiskIsSaidBeforeTheRunBegins() throws IOException {
    try (Surroundings.Disk disk = Surroundings.Disk.of(folder.resolve("disk"), "64m")) {
      Cosr.refused(
          InProcess.cosr("train", "--runs", disk.folder(), "--name", "x"),
          "has 64 MB free, and a run needs 512 MB",
          "--runs");
      assertThat(disk.folder()).isEmptyDirectory();
    }
  }

  @Test
  void aDiskWithoutRoomForTheJournalIsSaidAndNothingIsLeft() throws IOException {
    try (Surroundings.Disk disk = Surroundings.Disk.of(folder.resolve("disk"), "8m")) {
      disk.fill(48 << 10);
      Cosr.Result r =
          Cosr.start(List.of(), List.of("-Dcosr.least-disk=0"), Cosr.train(disk.folder(), "x", 2))
              .end();
      Cosr.refused(r.status(), r.out(), r.err(), "journal.db cannot be made", "full");
      assertThat(disk.folder().resolve("x")).doesNotExist();
    }
  }

  @Test
  void aFullDiskEndsTheRunInOneLineAndItGoesOnWhenThereIsSpace() throws IOException {
    for (long kilobytes : List.of(150L, 400L)) {
      try (Surroundings.Disk disk =
          Surroundings.Disk.of(folder.resolve("disk" + kilobytes), "8m")) {
        Path filler = disk.fill(kilobytes << 10);
        Cosr.Result full =
            Cosr.start(
                    List.of(), List.of("-Dcosr.least-disk=0"), Cosr.train(disk.folder(), "full", 4))
                .end();
        assertThat(full.err().lines()).as(kilobytes + full.out() + full.err()).hasSize(1);
        assertThat(full.err()).startsWith("cosr: run full cannot go on: the disk of ");
        assertThat(full.err()).contains("is full").contains("./cosr resume full");
        assertThat(full.status()).isEqualTo(2);
        Files.delete(filler);
        Path run = disk.folder().resolve("full");
        Cosr.Result resumed = Cosr.run("resume", run.toString());
        assertThat(resumed.status()).as(resumed.err()).isZero();
        assertThat(Cosr.digests(run)).isEqualTo(Cosr.digests(Cosr.done()));
        assertThat(Files.readAllLines(run.resolve("metrics.jsonl"))).hasSize(5);
      }
    }
  }

  @Test
  void aReadOnlyFolderCanBeLookedAtButNotTrainedIn() throws IOException {
    try (Surroundings.Disk disk = Surroundings.Disk.of(folder.resolve("disk"), "64m")) {
      Path run = Cosr.copy(disk.folder(), "kept");
      Path begun = killed(disk.folder(), "begun");
      disk.readOnly();
      Cosr.Result train =
          Cosr.start(
                  List.of(), List.of("-Dcosr.least-disk=0"), Cosr.train(disk.folder(), "more", 2))
              .end();
      Cosr.refused(train.status(), train.out(), train.err(), "more cannot be made", "Read-only");
      Cosr.refused(InProcess.cosr("resume", begun), "cannot be locked", "Read-only");
      assertThat(InProcess.cosr("doctor", "--runs", disk.folder()).out())
          .contains("cannot write in " + disk.folder() + ": Read-only file system\n");
      InProcess.Result shown = InProcess.cosr("show", run, "--json");
      assertThat(shown.err()).isEmpty();
      assertThat(Cosr.json(shown.out()).at("/state").asText()).isEqualTo("completed");
      assertThat(InProcess.cosr("show", begun).err()).isEmpty();
      InProcess.Result listed = InProcess.cosr("runs", "--runs", disk.folder());
      assertThat(listed.out())
          .contains("kept", "completed", "begun")
          .containsPattern("begun +stopped ")
          .doesNotContain("unreadable");
      assertThat(InProcess.cosr("show", begun).out()).contains(": ./cosr resume begun --runs ");
    }
  }

  @Test
  void anAddressThatANodeCannotListenAtIsSaidInOneLineAndNoFolderIsLeft() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = "node.port=" + taken.getLocalPort();
      unbound(port, "at 127.0.0.1:" + taken.getLocalPort() + " (", "in use");
      unbound("node.host=192.0.2.1", "at 192.0.2.1:0 (");
      unbound("node.host=no-such-host.invalid", "at no-such-host.invalid:0 (");
      Path begun = killed(folder, "begun");
      Cosr.Result resumed = Cosr.run("resume", begun.toString(), "--set", port);
      assertThat(resumed.err()).startsWith("cosr: node.host, node.port: ").hasLineCount(1);
      assertThat(resumed.status()).isEqualTo(2);
      assertThat(begun).isDirectoryContaining(p -> p.endsWith("journal.db"));
    }
  }

  private void unbound(String setting, String... parts) {
    Cosr.Result r =
        Cosr.start(List.of(), List.of(), Cosr.train(folder, "deaf", 4, "--set", setting)).end();
    assertThat(r.err().lines()).as(r.out() + r.err()).hasSize(1);
    assertThat(r.err()).startsWith("cosr: node.host, node.port: ").contains(parts);
    assertThat(r.status()).isEqualTo(2);
    assertThat(folder.resolve("deaf")).doesNotExist();
  }

  private static Path killed(Path runs, String name) {
    Cosr.Result killed =
        Cosr.start(
                List.of(),
                List.of("-Dcosr.failpoint=after-persist.student.updated:3", "-Dcosr.least-disk=0"),
                Cosr.train(runs, name, 4))
            .end();
    assertThat(killed.status()).as(killed.err()).isEqualTo(137);
    return runs.resolve(name);
  }

  @Test
  void aSecondProcessIsRefusedWhileLookingOnIsNot() throws Exception {
    Cosr.Running first = Cosr.start(List.of(), List.of(), Cosr.train(folder, "busy", 3000));
    try {
      first.awaitOut("round   1/3000");
      Path run = folder.resolve("busy");
      Cosr.refused(
          InProcess.cosr("resume", run), "is being trained by process " + first.process().pid());
      Cosr.refused(
          InProcess.cosr("train", "--runs", folder, "--name", "busy"), "busy is there already");
      InProcess.Result shown = InProcess.cosr("show", run, "--json");
      assertThat(shown.status()).as(shown.err()).isZero();
      assertThat(Cosr.json(shown.out()).at("/state").asText()).isIn("practising", "examining");
      assertThat(InProcess.cosr("show", run).out())
          .contains("The newest round's tasks by reason")
          .containsPattern("busy  \\((practising|examining), running\\)");
      InProcess.Result listed = InProcess.cosr("runs", "--runs", folder, "--json");
      assertThat(Cosr.json(listed.out()).at("/0/state").asText()).isIn("practising", "examining");
      assertThat(Cosr.json(listed.out()).at("/0/running").asBoolean()).isTrue();
      first.process().destroy();
      Cosr.Result ended = first.end();
      assertThat(ended.status()).isEqualTo(130);
      assertThat(ended.err())
          .startsWith("stopped after round ")
          .contains("./cosr resume busy --runs");
      assertThat(InProcess.cosr("show", run).out())
          .contains("busy  (paused, stopped: ./cosr resume busy --runs " + folder + ")");
      InProcess.Result after = InProcess.cosr("runs", "--runs", folder);
      assertThat(after.out()).contains("busy  stopped").contains("./cosr resume RUN --runs");
    } finally {
      first.process().destroyForcibly();
    }
  }

  @Test
  void ctrlCBeforeTheRunBeginsLeavesNoFolderAndSaysSo() throws Exception {
    Cosr.Running early = Cosr.start(List.of(), List.of(), Cosr.train(folder, "early", 3000));
    try {
      early.awaitOut("engine  starts");
      early.process().destroy();
      Cosr.Result ended = early.end();
      assertThat(ended.status()).isEqualTo(130);
      assertThat(ended.err()).isEqualTo("stopped before run early began; its folder is gone\n");
      assertThat(folder.resolve("early")).doesNotExist();
    } finally {
      early.process().destroyForcibly();
    }
  }

  @Test
  void ctrlCBeforeAResumedRunGoesOnSaysHowToResume() throws Exception {
    Path run = killed(folder, "begun");
    Cosr.Running early = Cosr.start(List.of(), List.of(), "resume", run.toString());
    try {
      early.awaitOut("resumes after ");
      early.process().destroy();
      Cosr.Result ended = early.end();
      assertThat(ended.status()).isEqualTo(130);
      assertThat(ended.err())
          .startsWith("stopped ")
          .endsWith("go on with ./cosr resume begun --runs " + folder + "\n");
      assertThat(Cosr.run("resume", run.toString()).status()).isZero();
      assertThat(Cosr.digests(run)).isEqualTo(Cosr.digests(Cosr.done()));
    } finally {
      early.process().destroyForcibly();
    }
  }

  @Test
  void trainingNeedsNoNetworkButTheLoopback() {
    Cosr.Result r =
        Cosr.start(Surroundings.loopbackOnly(), List.of(), Cosr.train(folder, "alone", 4)).end();
    assertThat(r.status()).as(r.err()).isZero();
    assertThat(r.err()).isEmpty();
    assertThat(Cosr.digests(folder.resolve("alone"))).isEqualTo(Cosr.digests(Cosr.done()));
  }
}
