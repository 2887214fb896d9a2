package cosr.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.sandbox.SelfTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  private static final Machine GOOD =
      new Machine("Some CPU", "AVX2", "", 2, 8_000_000_000L, 6_000_000_000L);
  private static final Runtime.Version JAVA = Runtime.Version.parse("25.0.3");
  private static final Optional<Path> MAVEN = Optional.of(Path.of("/usr/bin/mvn"));
  @TempDir Path folder;

  private static final SelfTest SANDBOX = new SelfTest("", true, 10, List.of());

  private DiskProbe disk(long free) {
    return new DiskProbe(folder, free, 0.21, "");
  }

  private EngineFiles engine(String... missing) {
    return new EngineFiles(
        List.of("tokenizers-0.35.1.jar"), List.of(missing), folder, Optional.empty());
  }

  @Test
  void aFitMachineIsSaidToBeReady() {
    Doctor.Report report =
        Doctor.report(JAVA, "Linux amd64", GOOD, disk(9_000_000_000L), engine(), MAVEN, SANDBOX);
    assertThat(report.healthy()).isTrue();
    assertThat(report.text())
        .contains("processor  Some CPU, AVX2, 2 cores\n")
        .contains("bfloat16   the processor has no instructions for it: leave engine.precision")
        .contains("memory     8.0 GB, 6.0 GB free\n")
        .contains("disk       9.0 GB free in " + folder + "; fdatasync takes 0.21 ms\n")
        .endsWith("All that training needs is there.");
  }

  @Test
  void theTierOfProgramsIsSaidAndNeverKeepsFromTraining() {
    assertThat(programs(SANDBOX))
        .contains("programs   isolated: 10 attacks contained; a user for each sandbox\n");
    assertThat(programs(new SelfTest("", false, 10, List.of())))
        .contains("isolated: 10 attacks contained; all sandboxes share one user\n");
    assertThat(programs(new SelfTest("", true, 10, List.of("open a socket"))))
        .contains(
            "embedded only, tasks that need a sandbox are refused: the sandbox of this machine does not hold: open a socket\n");
    assertThat(
            programs(
                new SelfTest(
                    "/usr/bin/bwrap is missing: apt-get install bubblewrap", true, 0, List.of())))
        .contains("embedded only, tasks that need a sandbox are refused: /usr/bin/bwrap is missing")
        .endsWith("All that training needs is there.");
  }

  private String programs(SelfTest sandbox) {
    Doctor.Report report =
        Doctor.report(JAVA, "Linux amd64", GOOD, disk(9_000_000_000L), engine(), MAVEN, sandbox);
    assertThat(report.healthy()).isTrue();
    return report.text();
  }

  @Test
  void whatIsMissingComesWithTheCommandThatBringsIt() {
    Doctor.Report report =
        Doctor.report(
            Runtime.Version.parse("17.0.1"),
            "Mac OS X aarch64",
            new Machine("Some CPU", "DEFAULT", "", 1, 1_000_000_000L, 500_000_000L),
            disk(100_000_000L),
            engine("pytorch-jni"),
            Optional.empty(),
            SANDBOX);
    assertThat(report.healthy()).isFalse();
    assertThat(report.text())
        .contains("missing: a JDK 21 or newer; apt-get install openjdk-21-jdk\n")
        .contains(
            "missing: natives of the engine for it; train on Linux with an x86-64 processor\n")
        .contains("missing: 1.5 GB free; end other programs\n")
        .contains("missing: 1.0 GB free; make room, or name another place with --runs DIR")
        .contains("missing: Maven 3.8 or newer; apt-get install maven\n")
        .contains("missing: pytorch-jni; ./build -Dquick package brings it from Maven")
        .endsWith("Not ready to train.");
    assertThat(report.json()).containsEntry("ok", false);
    assertThat((List<?>) report.json().get("missing")).hasSize(6);
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() {
    DiskProbe probe = new DiskProbe(folder, -1, Double.NaN, "cannot write in " + folder);
    assertThat(Doctor.report(JAVA, "Linux amd64", GOOD, probe, engine(), MAVEN, SANDBOX).text())
        .contains("disk       cannot write in " + folder)
        .contains("missing: a folder to write in; name one with --runs DIR");
  }

  @Test
  void whatIsBuiltTrainsWithoutMaven() throws IOException {
    Doctor.Report report =
        Doctor.report(
            JAVA, "Linux amd64", GOOD, disk(9_000_000_000L), engine(), Optional.empty(), SANDBOX);
    assertThat(report.healthy()).isTrue();
    assertThat(report.text()).contains("the next build needs it: apt-get install maven");
    Path mvn = Files.createFile(folder.resolve("mvn"));
    assertThat(Doctor.onPath("mvn", "/nope:" + folder)).isEmpty();
    assertThat(mvn.toFile().setExecutable(true)).isTrue();
    assertThat(Doctor.onPath("mvn", "/nope::" + folder)).contains(mvn);
  }

  @Test
  void theDiskIsMeasuredInTheNearestFolderThatExistsAndLeftAsItWas() throws IOException {
    DiskProbe probe = DiskProbe.measure(folder.resolve("not/yet"));
    assertThat(probe.folder()).isEqualTo(folder.toAbsolutePath());
    assertThat(probe.syncMillis()).isPositive();
    assertThat(probe.freeBytes()).isPositive();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void theInstructionSetAndTheSmallerMemoryAreRead() {
    List<String> memory = List.of("MemTotal:  4000000 kB", "MemAvailable:  3000000 kB");
    List<String> cpu = List.of("model name\t: A CPU", "flags\t\t: fpu avx2 fma sse4_2");
    Machine machine = Machine.of(cpu, memory, 2_000_000_000L, 2);
    assertThat(machine)
        .isEqualTo(new Machine("A CPU", "AVX2", "", 2, 2_000_000_000L, 2_000_000_000L));
    List<String> wide =
        List.of("model name : B", "flags : avx2 fma avx512f avx512vl avx512bw avx512dq");
    assertThat(Machine.of(wide, memory, Long.MAX_VALUE, 1).level()).isEqualTo("AVX512");
    assertThat(Machine.of(List.of("flags : amx_tile amx_bf16"), memory, 1, 1).halves())
        .isEqualTo("AMX");
    assertThat(Machine.of(List.of("flags : avx512_bf16"), memory, 1, 1).halves())
        .isEqualTo("AVX512-BF16");
    assertThat(Machine.of(List.of("flags : avx"), List.of(), Long.MAX_VALUE, 1).level())
        .isEqualTo("DEFAULT");
  }

  @Test
  void theEnginesFilesAreFoundWithoutLoadingIt() throws IOException {
    Path jar = Files.createFile(folder.resolve("pytorch-jni-2.7.1-0.35.1.jar"));
    Path natives = Files.createDirectories(folder.resolve("pytorch/2.7.1-cpu-linux-x86_64"));
    EngineFiles before =
        EngineFiles.of(jar + ":" + folder.resolve("gone/tokenizers-1.jar"), folder);
    assertThat(before.artifacts()).containsExactly("pytorch-jni-2.7.1-0.35.1.jar");
    assertThat(before.missing())
        .containsExactly("pytorch-engine", "pytorch-native-cpu", "tokenizers");
    assertThat(before.unpacked()).isEmpty();
    Path library = Files.createFile(natives.resolve("libtorch_cpu.so"));
    assertThat(EngineFiles.of("", folder).unpacked()).contains(library);
    assertThat(EngineFiles.cache(null, null, "/home/x")).isEqualTo(Path.of("/home/x/.djl.ai"));
    assertThat(EngineFiles.cache("", "/d", "/home/x")).isEqualTo(Path.of("/d"));
  }
}
