package cosr.runtime.report;

import cosr.config.UserError;
import cosr.runtime.node.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes the report of a run into its folder: {@code report.html} and {@code tensorboard/}. It
 * reads the journal on a connection that cannot write, so also while another process trains; a file
 * is whole whenever somebody opens it.
 */
public final class Report {
  private static final String EVENTS = "events.out.tfevents.";

  private Report() {}

  /**
   * What was written.
   *
   * @param bytes size of the page
   * @param events the event file
   * @param steps that are in it
   */
  public record Written(Path page, long bytes, Path events, int steps, int rounds) {}

  /**
   * Writes it anew.
   *
   * @throws UserError where the folder is no run, its journal cannot be read, nothing is in it, or
   *     the report cannot be written
   */
  public static Written write(RunFolder folder) {
    RunStory story = RunStory.read(folder);
    byte[] page = Page.of(story).getBytes(StandardCharsets.UTF_8);
    double begun = story.view().begunMillis() / 1000.0;
    Path events = folder.tensorboard().resolve(EVENTS + (long) begun + ".cosr");
    try {
      Path half = folder.path().resolve(".report-" + ProcessHandle.current().pid());
      replace(folder.report(), page, half);
      Files.createDirectories(folder.tensorboard());
      replace(events, EventFile.of(begun, story.lines()), half);
    } catch (IOException e) {
      throw new UserError(
          "the report cannot be written into "
              + folder.path()
              + ": mend its permissions, or copy the run to where you may write",
          e);
    }
    return new Written(
        folder.report(), page.length, events, story.lines().size(), story.view().rounds().size());
  }

  /** Under another name first, so that no reader sees a half. */
  private static void replace(Path file, byte[] bytes, Path half) throws IOException {
    try {
      Files.write(half, bytes);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
