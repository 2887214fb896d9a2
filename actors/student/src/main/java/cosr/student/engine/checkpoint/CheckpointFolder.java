package cosr.student.engine.checkpoint;

import cosr.persistence.DurableFiles;
import cosr.student.engine.CheckpointException;
import cosr.student.engine.Hook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A folder of files that appears as a whole: written beside its place as {@code .NAME.tmp}, every
 * file and folder flushed to the disk, then renamed. A folder that is already there is moved aside
 * to {@code .NAME.old} first and deleted afterwards, so at every moment the old or the new one is
 * on the disk; a leftover of either name is cleared by the next write.
 */
public final class CheckpointFolder {
  /** Writes the files of a folder, each flushed to the disk. */
  @FunctionalInterface
  public interface Filling {
    /** Writes into the folder, which is empty and has its temporary name. */
    void into(Path temporary) throws IOException;
  }

  private CheckpointFolder() {}

  /**
   * Writes the folder.
   *
   * @param files by path inside the folder, {@code /} between its parts; written in this order
   * @param midway the file whose half is written at {@link Hook#MID_WRITE}
   * @throws CheckpointException if that fails
   */
  public static void write(Path folder, SortedMap<String, byte[]> files, String midway, Hook hook) {
    write(
        folder,
        temporary -> {
          for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = temporary.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            boolean here = file.getKey().equals(midway);
            DurableFiles.write(
                path, file.getValue(), here ? () -> hook.at(Hook.MID_WRITE) : () -> {});
          }
        },
        hook);
  }

  /**
   * Writes the folder with files of any size.
   *
   * @throws CheckpointException if that fails
   */
  public static void write(Path folder, Filling filling, Hook hook) {
    Path target = folder.toAbsolutePath();
    Path parent = target.getParent();
    if (parent == null) throw new CheckpointException("no checkpoint can be written to " + folder);
    Path temporary = parent.resolve("." + target.getFileName() + ".tmp");
    Path old = parent.resolve("." + target.getFileName() + ".old");
    try {
      Files.createDirectories(parent);
      settle(target);
      delete(temporary);
      delete(old);
      Files.createDirectory(temporary);
      filling.into(temporary);
      for (Path each : tree(temporary)) if (Files.isDirectory(each)) DurableFiles.syncFolder(each);
      hook.at(Hook.BEFORE_RENAME);
      if (Files.exists(target)) Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      DurableFiles.syncFolder(parent);
      delete(old);
    } catch (IOException e) {
      throw new CheckpointException("checkpoint " + folder + " can't be written: " + said(e), e);
    }
  }

  /** Brings the old folder back where a replacement was cut off between its two renames. */
  public static void settle(Path folder) {
    Path target = folder.toAbsolutePath();
    Path old = target.resolveSibling("." + target.getFileName() + ".old");
    if (Files.exists(target) || !Files.exists(old)) return;
    try {
      Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CheckpointException("checkpoint " + folder + " can't be restored: " + said(e), e);
    }
  }

  /**
   * One file of the folder.
   *
   * @throws CheckpointException if it is missing or can't be read
   */
  public static byte[] read(Path folder, String file) {
    try {
      return Files.readAllBytes(folder.resolve(file));
    } catch (NoSuchFileException e) {
      throw new CheckpointException("checkpoint " + folder + " has no " + file, e);
    } catch (IOException e) {
      throw new CheckpointException(
          "checkpoint " + folder + ": " + file + " can't be read: " + said(e), e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) for (Path path : tree(folder)) Files.delete(path);
  }

  /** Everything below and the folder itself, children first. */
  private static List<Path> tree(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.sorted(Comparator.reverseOrder()).toList();
    }
  }

  static String said(IOException e) {
    String name = e.getClass().getSimpleName();
    return e.getMessage() == null
        ? name
        : name + ": " + e.getMessage().lines().findFirst().orElse("");
  }
}
