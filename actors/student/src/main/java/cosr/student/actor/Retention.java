package cosr.student.actor;

import cosr.config.Settings;
import cosr.student.core.StudentEvent.CheckpointSaved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

  /**
   * Removes what need not stay; a folder that is gone already is none.
   *
   * @param saved oldest first; a folder counts where it was saved last
   */
  void prune(Path folder, List<CheckpointSaved> saved) {
    Set<String> kept = new TreeSet<>();
    Set<String> old = new TreeSet<>();
    for (int i = saved.size() - 1; i >= 0; i--) {
      CheckpointSaved c = saved.get(i);
      if (kept.contains(c.folderName()) || old.contains(c.folderName())) continue;
      boolean stays = kept.size() < settings.keepLast() || forGood(c.version() - lessons);
      (stays ? kept : old).add(c.folderName());
    }
    for (String name : old) delete(folder.resolve(name));
  }

  private boolean forGood(int round) {
    return settings.keepEvery() > 0 && round > 0 && round % settings.keepEvery() == 0;
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
