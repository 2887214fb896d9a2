package cosr.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.SettingsLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LauncherTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @Test
  void theLaunchersScriptsAreWellFormed() throws Exception {
    for (String script :
        List.of("cosr", "build", "config/launch/find-jdk.sh", "config/launch/build-if-needed.sh")) {
      Process bash =
          new ProcessBuilder("bash", "-n", HOME.resolve(script).toString())
              .redirectErrorStream(true)
              .start();
      assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEmpty();
      assertThat(bash.waitFor()).isZero();
    }
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
