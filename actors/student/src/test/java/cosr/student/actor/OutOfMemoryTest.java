package cosr.student.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine's own allocator refuses, in a process with little address space. */
class OutOfMemoryTest {
  @TempDir private Path home;

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void aLessonThatDoesNotFitIsLearnedInSmallerMicroBatchesAndComesOutTheSameAgain()
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                TightProcess.class.getName(),
                home.toString()));
    builder.environment().put("MALLOC_ARENA_MAX", "1");
    builder.environment().put("OMP_NUM_THREADS", "1");
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said)
        .containsPattern("MicroBatchHalved\\[key=warm_up-0, version=1, step=0, tokens=[0-9]+]")
        .contains("the same weights came out again");
  }
}
