package cosr.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.SettingsLoader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /** Root writes everywhere; without this capability it is a user like others. */
  private static final List<String> WITHOUT_OVERRIDE =
      List.of("setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override");

  @TempDir Path folder;

  private record Said(int status, String out, String err) {}

  private static Said run(List<String> words, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    environment.forEach(
        (name, value) -> {
          if (value.isEmpty()) builder.environment().remove(name);
          else builder.environment().put(name, value);
        });
    Path err = Files.createTempFile("launcher", ".err");
    try {
      Process process = builder.redirectError(err.toFile()).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Said(process.waitFor(), out, Files.readString(err));
    } finally {
      Files.delete(err);
    }
  }

  private static Said tasks(Path cosr, String... environment)
      throws IOException, InterruptedException {
    return tasks(List.of(), cosr, environment);
  }

  private static Said tasks(List<String> before, Path cosr, String... environment)
      throws IOException, InterruptedException {
    Map<String, String> given = new TreeMap<>();
    for (int i = 0; i < environment.length; i += 2) given.put(environment[i], environment[i + 1]);
    List<String> words = new ArrayList<>(before);
    words.addAll(List.of(cosr.toString(), "tasks", "--family=sort", "--level=2", "--count=1"));
    return run(words, given);
  }

  private static void answered(Said said) {
    assertThat(said.err()).isEmpty();
    assertThat(said.out()).contains("sort/2");
    assertThat(said.status()).isZero();
  }

  private static void refused(Said said, String... parts) {
    assertThat(said.err()).contains(parts);
    assertThat(said.err().lines()).as(said.err()).hasSize(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.status()).isEqualTo(2);
  }

  @Test
  void theLaunchersScriptsAreWellFormed() throws Exception {
    for (String script : BuiltClone.SCRIPTS)
      assertThat(run(List.of("bash", "-n", HOME.resolve(script).toString()), Map.of()))
          .isEqualTo(new Said(0, "", ""));
  }

  @Test
  void aCloneWithABlankInItsPathAnswersAlsoThroughALinkAndWithoutAHome() throws Exception {
    Path clone = BuiltClone.at(folder.resolve("my clone"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), clone.resolve("cosr"));
    answered(tasks(clone.resolve("cosr")));
    answered(tasks(link, "HOME", ""));
  }

  @Test
  void anOldJdkInJavaHomeIsPassedOverAndOneNamedForCosrIsRefused() throws Exception {
    Path cosr = BuiltClone.at(folder.resolve("clone")).resolve("cosr");
    Path old = Files.createDirectories(folder.resolve("old"));
    Files.createDirectories(old.resolve("bin"));
    Files.copy(Path.of("/bin/true"), old.resolve("bin/javac"));
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    answered(tasks(cosr, "JAVA_HOME", old.toString()));
    refused(tasks(cosr, "COSR_JAVA_HOME", old.toString()), "COSR_JAVA_HOME=" + old, "JDK 21");
    refused(tasks(cosr, "COSR_JAVA_HOME", "/nope"), "COSR_JAVA_HOME=/nope");
  }

  @Test
  void aCloneThatCannotBeWrittenAnswersIfItIsBuilt() throws Exception {
    Path clone = BuiltClone.at(folder.resolve("clone"));
    Path target = clone.resolve("runtime/target");
    Path jar = target.resolve("cosr-runtime-0.1.0.jar");
    target.toFile().setWritable(false);
    try {
      answered(tasks(WITHOUT_OVERRIDE, clone.resolve("cosr")));
      target.toFile().setWritable(true);
      Files.delete(jar);
      target.toFile().setWritable(false);
      refused(
          tasks(WITHOUT_OVERRIDE, clone.resolve("cosr")),
          "nothing is built, and " + target + " cannot be written");
    } finally {
      target.toFile().setWritable(true);
    }
  }

  @Test
  void aBuildWithoutMavenIsRefusedBeforeAnythingIsAnnounced() throws Exception {
    Path clone = BuiltClone.at(folder.resolve("clone"));
    Files.delete(clone.resolve("runtime/target/.built"));
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String tool :
        List.of(
            "bash",
            "env",
            "dirname",
            "readlink",
            "sed",
            "head",
            "find",
            "mkdir",
            "flock",
            "getent"))
      for (Path at : List.of(Path.of("/usr/bin", tool), Path.of("/bin", tool)))
        if (Files.exists(at) && !Files.exists(bin.resolve(tool))) Files.copy(at, bin.resolve(tool));
    refused(tasks(clone.resolve("cosr"), "PATH", bin.toString()), "Maven is missing");
  }

  @Test
  void aBuildOfJarsIsRefusedWhileACosrRunsFromThem() throws Exception {
    Path clone = BuiltClone.at(folder.resolve("clone"));
    Path lock = Files.createFile(clone.resolve("runtime/target/.in-use"));
    String build = clone.resolve("build").toString();
    List<String> busy = List.of("flock", "-s", lock.toString(), build, "-q", "package");
    refused(run(busy, Map.of()), "a cosr runs from the jars of this clone");
  }

  @Test
  void aJarInPluginsIsOnTheClassPathAndOneThatCannotBeLoadedIsNamed() throws Exception {
    Path clone = BuiltClone.at(folder.resolve("my clone"));
    Path plugins = Files.createDirectories(clone.resolve("plugins"));
    try (OutputStream out = Files.newOutputStream(plugins.resolve("mine.jar"));
        JarOutputStream jar = new JarOutputStream(out)) {
      jar.putNextEntry(new ZipEntry("META-INF/services/cosr.verifier.checks.Checker"));
      jar.write("own.Missing\n".getBytes(StandardCharsets.UTF_8));
    }
    Said doctor = run(List.of(clone.resolve("cosr").toString(), "doctor"), Map.of());
    assertThat(doctor.out())
        .containsPattern("plug-ins +not loaded")
        .contains("own.Missing not found", "take its jar out of plugins/");
    assertThat(doctor.status()).isEqualTo(2);
    Said without =
        run(
            List.of(clone.resolve("cosr").toString(), "doctor"),
            Map.of("COSR_PLUGINS", folder.toString()));
    assertThat(without.out()).containsPattern("plug-ins +none");
  }

  @Test
  void everyExampleIsReadable() throws IOException {
    try (Stream<Path> examples = Files.list(HOME.resolve("examples"))) {
      List<Path> files = examples.filter(p -> p.toString().endsWith(".conf")).toList();
      assertThat(files).isNotEmpty();
      for (Path file : files)
        assertThat(SettingsLoader.load(file, List.of()).resolved())
            .isNotEqualTo(SettingsLoader.defaults());
    }
  }

  @Test
  void theVersionInTheLauncherIsTheBuilds() throws IOException {
    assertThat(Files.readString(HOME.resolve("config/launch/build-if-needed.sh")))
        .contains("cosr-runtime-0.1.0.jar");
    assertThat(Files.readString(HOME.resolve("pom.xml"))).contains("<version>0.1.0</version>");
  }
}
