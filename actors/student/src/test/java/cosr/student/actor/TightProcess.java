package cosr.student.actor;

import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.student.core.StudentEvent;
import cosr.student.core.StudentEvent.MicroBatchHalved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that takes its own address space away, learns a lesson that does not fit, gives the
 * space back and makes the lesson again from its journal.
 */
final class TightProcess {
  /** Beyond what the engine has after a small lesson. */
  private static final long SPARE = 150L << 20;

  private TightProcess() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    try (Practising small = run("warm-up.batch=16", home.resolve("small"), List.of())) {
      small.until(3);
    }
    List<StudentEvent> journal;
    String large = "warm-up.batch=4096";
    try (Practising run = run(large, home.resolve("tight"), List.of())) {
      limit(Long.toString(addressSpace() + SPARE));
      journal = List.copyOf(run.until(3).journal);
    } finally {
      limit("unlimited");
    }
    for (StudentEvent event : journal)
      if (event instanceof MicroBatchHalved e) System.out.println(e);
    // Throws where other weights come out.
    run(large, home.resolve("again"), journal).close();
    System.out.println("the same weights came out again");
  }

  private static Practising run(String batch, Path folder, List<StudentEvent> journal) {
    List<String> all = new ArrayList<>(ExactAlgorithmsTest.TINY);
    all.addAll(
        List.of(
            "model.hidden-size=128",
            "model.layers=4",
            "model.intermediate-size=320",
            "warm-up.steps=1",
            "learning.micro-batch-tokens=65536",
            batch));
    Settings settings = SettingsLoader.load(null, all).settings();
    return new Practising(settings, journal, folder);
  }

  private static long addressSpace() throws IOException {
    String pages = Files.readString(Path.of("/proc/self/statm")).split(" ")[0];
    return Long.parseLong(pages) * 4096;
  }

  /** Of this process, the soft limit alone. */
  private static void limit(String bytes) throws IOException, InterruptedException {
    String own = Long.toString(ProcessHandle.current().pid());
    int status =
        new ProcessBuilder("prlimit", "--pid", own, "--as=" + bytes + ":")
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) throw new IOException("prlimit: status " + status);
  }
}
