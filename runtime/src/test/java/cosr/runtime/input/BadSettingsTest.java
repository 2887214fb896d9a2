package cosr.runtime.input;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.Deployment;
import cosr.protocol.Role;
import cosr.runtime.cli.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadSettingsTest {
  @TempDir Path folder;

  /** By a dry run too: what it blesses can be trained. */
  private void refused(List<String> sets, String... parts) throws IOException {
    List<Object> args = new ArrayList<>(List.of("train", "--runs", folder.resolve("runs")));
    for (String set : sets) {
      args.add("--set");
      args.add(set);
    }
    Cosr.refused(InProcess.cosr(args.toArray()), parts);
    args.add("--dry-run");
    Cosr.refused(InProcess.cosr(args.toArray()), parts);
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void anUnknownSettingNamesTheNearOnes() throws IOException {
    refused(List.of("samplng.prompts=4"), "--set samplng.prompts=4", "did you mean 'sampling'?");
    refused(
        List.of("sampling.promts=4"), "unknown setting 'sampling.promts'", "'sampling.prompts'");
    refused(List.of("learning.rate=4"), "unknown setting 'learning.rate'", "learning-rate");
    refused(List.of("zzzzzzz=4"), "unknown setting 'zzzzzzz'", "sections are run, tasks, student");
    refused(List.of("profile=smok"), "unknown profile 'smok'", "'smoke'");
    refused(List.of("curriculum.policy=progres"), "unknown policy 'progres'", "'progress'");
  }

  @Test
  void aWrongTypeNamesWhatIsWanted() throws IOException {
    refused(List.of("run.rounds=many"), "--set run.rounds=many", "run.rounds", "whole number");
    refused(List.of("run.rounds=2.5"), "run.rounds", "whole number");
    refused(List.of("sampling.temperature=[1]"), "sampling.temperature", "number");
    refused(List.of("tasks.families=sort"), "tasks.families", "list");
    refused(List.of("run=4"), "run");
    refused(List.of("run.seed"), "write it as key=value");
    refused(List.of("run.seed={"), "--set run.seed={", "HOCON");
  }

  @Test
  void anImpossibleCombinationNamesBothSettings() throws IOException {
    refused(List.of("model.heads=5"), "model.heads (5) must divide model.hidden-size (64)");
    refused(
        List.of("warm-up.steps=130"),
        "warm-up.steps (130)",
        "warm-up.lesson-steps (25)",
        "such as 125");
    refused(
        List.of("sampling.prompts=4", "sampling.samples=300", "sampling.chunk-rows=256"),
        "sampling.samples (300)",
        "sampling.chunk-rows (256)");
    refused(List.of("sampling.samples=1"), "sampling.samples must be at least 2");
    refused(List.of("tasks.levels=1"), "tasks.levels must be at least 2");
    refused(List.of("model.rope-layers=[9]"), "layer 9 does not exist", "model.layers is 4");
    refused(List.of("run.lag=2"), "run.lag must be at most 1, not 2");
  }

  @Test
  void anUnknownFamilyOrLevelIsRefusedBeforeAnythingIsMade() throws IOException {
    refused(List.of("tasks.families=[sortt]"), "tasks.families", "sortt", "'sort'");
    refused(List.of("tasks.families=[sort, sort]"), "names a family twice");
    refused(List.of("tasks.families=[]"), "at least one family");
    refused(List.of("exams.per-cell=4000"), "exams.per-cell", "4000");
    Cosr.refused(InProcess.cosr("tasks", "--family", "sotr"), "no task family 'sotr'", "'sort'");
    Cosr.refused(
        InProcess.cosr("tasks", "--family", "sort", "--level", "99"), "level 99", "1 to 12");
  }

  @Test
  void moreThreadsThanCoresAreRefusedBeforeAnythingIsMade() throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    refused(List.of("engine.threads=999"), "engine.threads: 999 are more than the " + cores);
    refused(List.of("engine.threads=" + (cores + 1)), "engine.threads");
  }

  @Test
  void sheetsThatWouldNotFitIntoMessagesAreRefusedBeforeTheRunBegins() throws IOException {
    refused(
        List.of("tasks.families=[program]", "tasks.levels=24", "curriculum.probes=18"),
        "probes would take a message of",
        "at most 200,000",
        "tasks.families, tasks.levels or curriculum.probes");
    refused(
        List.of("tasks.levels=24", "curriculum.probes=1", "sampling.prompts=256"),
        "a round would take a message of",
        "tasks.levels or sampling.prompts");
  }

  @Test
  void aSettingsFileIsRefusedByItsLine() throws IOException {
    Path file = folder.resolve("my.conf");
    Files.writeString(file, "run.seed = 7\nsampling {\n  promts = 4\n}\n");
    Cosr.refused(
        InProcess.cosr("train", file, "--runs", folder.resolve("runs")),
        file + ":3",
        "sampling.promts");
    Files.writeString(file, "run { seed = 7\n");
    Cosr.refused(
        InProcess.cosr("train", file, "--runs", folder.resolve("runs")), "my.conf", "HOCON");
    Files.write(file, new byte[] {(byte) 0xff, 0, 1, 2});
    Cosr.refused(InProcess.cosr("train", file, "--runs", folder.resolve("runs")), "my.conf");
    Cosr.refused(
        InProcess.cosr("train", folder, "--runs", folder.resolve("runs")),
        "is a folder, not a settings file");
    Cosr.refused(
        InProcess.cosr("train", folder.resolve("no.conf"), "--runs", folder),
        "no.conf is not there");
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void aNameThatIsTakenOrImpossibleIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("mine"));
    Cosr.refused(
        InProcess.cosr("train", "--runs", folder, "--name", "mine"),
        "mine is there already",
        "./cosr resume mine");
    Cosr.refused(InProcess.cosr("train", "--runs", folder, "--name", "../x"), "--name ../x");
    Path file = Files.createFile(folder.resolve("file"));
    Cosr.refused(
        InProcess.cosr("train", "--runs", file, "--name", "x"),
        "file is a file, not a folder of runs");
    for (String verb : List.of("runs", "doctor"))
      Cosr.refused(InProcess.cosr(verb, "--runs", file), "file is a file, not a folder of runs");
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).hasSize(2);
    }
  }

  @Test
  void rolesThatNoProcessCanWorkWithAreRefusedBeforeAnythingIsMade() throws IOException {
    refused(List.of("node.roles=[student,verifier]"), "node.roles", "the role supervisor", "node");
    refused(
        List.of("node.roles=[supervisor,curator,adapter]"),
        "node.roles",
        "PostgreSQL",
        "--journal");
    refused(List.of("journal.url=\"jdbc:h2:x\""), "journal.url", "jdbc:postgresql://HOST:PORT");
    Path done = Cosr.done();
    Cosr.refused(InProcess.cosr("node", done), "node.roles", "--roles student,verifier");
    Cosr.refused(
        InProcess.cosr("node", done, "--roles", "student,verifier"),
        "journal.db, which one process writes",
        "--journal");
    Cosr.refused(InProcess.cosr("resume", done, "--roles", "student"), "the role supervisor");
    Cosr.refused(
        InProcess.cosr("resume", done, "--set", "journal.url=\"jdbc:postgresql://h/d\""),
        "has its journal in " + done.resolve("journal.db"));
    Cosr.refused(InProcess.cosr("resume", done, "--roles", "studnt"), "'student'");
  }

  @Test
  void aUserOfNoDatabaseIsRefused() throws IOException {
    refused(List.of("journal.user=me"), "journal.user", "'me'", "--journal");
    Path done = Cosr.done();
    for (String verb : List.of("resume", "node"))
      Cosr.refused(
          InProcess.cosr(verb, done, "--set", "journal.user=me"),
          "journal.user",
          "has its journal in " + done.resolve("journal.db"),
          "leave journal.user out");
  }

  @Test
  void theRolesOfTheSettingsAreThoseThatThereAre() {
    assertThat(Deployment.ROLES).isEqualTo(Stream.of(Role.values()).map(Role::label).toList());
  }
}
