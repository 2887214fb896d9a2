package cosr.runtime.needs;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.runtime.input.Cosr;
import cosr.runtime.input.Surroundings;
import cosr.sandbox.Isolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Families of a plug-in in processes of their own, on machines that lack what they need. */
@Timeout(300)
class RefusedBeforeItStartsTest {
  private static final String NONE =
      "its answers are programs, which are run in sandboxes, and there is none here: "
          + "/usr/bin/bwrap is missing: apt-get install bubblewrap";

  /** The words before a command that take bubblewrap from it. */
  private static final List<String> WITHOUT_BUBBLEWRAP =
      List.of(
          "unshare",
          "--mount",
          "sh",
          "-c",
          "mount --bind /dev/null /usr/bin/bwrap && exec \"$@\"",
          "sh");

  /** Those that let nothing of libraries that are unpacked be loaded. */
  private static final String WITHOUT_NATIVES = "-Djava.io.tmpdir=/proc";

  @TempDir Path folder;

  @BeforeEach
  void bringThePlugIn() throws IOException {
    Path services = Files.createDirectories(folder.resolve("plug-in/META-INF/services"));
    Files.writeString(
        services.resolve("cosr.curator.tasks.FamilySource"), OwnFamilies.class.getName());
  }

  private Cosr.Result cosr(List<String> before, List<String> flags, String... args) {
    List<String> all = new ArrayList<>(flags);
    all.add("-Xbootclasspath/a:" + folder.resolve("plug-in"));
    return Cosr.start(before, all, args).end();
  }

  private String[] train(String family, String... more) {
    List<String> all = new ArrayList<>(List.of("--set", "tasks.families=[" + family + "]"));
    all.addAll(List.of(more));
    return Cosr.train(folder, "own", 2, all.toArray(String[]::new));
  }

  private static void refused(Cosr.Result result, String... parts) {
    Cosr.refused(result.status(), result.out(), result.err(), parts);
  }

  @Test
  void aRunWhoseTasksAreProgramsIsRefusedWithoutASandboxWhenItIsMadeAndWhenItIsResumed() {
    Surroundings.need(Isolation.look().refusal().isEmpty(), "sandboxes");
    refused(
        cosr(WITHOUT_BUBBLEWRAP, List.of(), train("programs")),
        "task family 'programs', check 'python-stdio': " + NONE);
    assertThat(folder.resolve("own")).doesNotExist();

    Cosr.Result begun =
        cosr(
            List.of(),
            List.of("-Dcosr.failpoint=after-persist.supervisor.run-started:1"),
            train("programs"));
    assertThat(begun.status()).as(begun.err()).isEqualTo(137);
    String run = folder.resolve("own").toString();
    refused(cosr(WITHOUT_BUBBLEWRAP, List.of(), "resume", run), NONE);
  }

  @Test
  void formulasThatOnlyZ3DecidesAreRefusedWhereItCannotBeLoaded() {
    refused(
        cosr(List.of(), List.of(WITHOUT_NATIVES), train("formulas")),
        "task family 'formulas', check 'smt': the native library of Z3 cannot be loaded",
        "leave the family out of tasks.families");
    assertThat(folder.resolve("own")).doesNotExist();
  }

  @Test
  void aCheckThatThisMachineDoesNotHaveIsNamed() {
    refused(
        cosr(List.of(), List.of(), train("foreign")),
        "task family 'foreign', check 'not-installed': there is no such check here",
        "leave the family out of tasks.families");
    assertThat(folder.resolve("own")).doesNotExist();
  }
}
