package cosr.student.actor;

import cosr.config.Settings;
import cosr.student.core.StudentEvent.CheckpointSaved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which checkpoints stay: the newest few, and every so many rounds one for good. */
final class Retention {
  private final Settings.Checkpoints settings;
  private final int lessons;

  Retention(Settings settings) {
    this.settings = settings.checkpoints();
    this.lessons = settings.warmUp().steps() / settings.warmUp().lessonSteps();
  }

  /** Whether a checkpoint is due at this version. */
  boolean due(int version) {
    if (version <= lessons) return version == lessons || version % settings.everyLessons() == 0;
    return (version - lessons) % settings.everyRounds() == 0;
  }

  /** Removes what need not stay; a folder that is gone already is none. */
  void prune(Path folder, List<CheckpointSaved> saved) {
    for (int i = 0; i < saved.size() - settings.keepLast(); i++) {
      int round = saved.get(i).version() - lessons;
      boolean forGood = settings.keepEvery() > 0 && round > 0 && round % settings.keepEvery() == 0;
      if (!forGood) delete(folder.resolve(saved.get(i).folderName()));
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) return;
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path p : inside.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(p);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the checkpoint " + folder + " cannot be removed", e);
    }
  }
}
