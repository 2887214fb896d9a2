package cosr.student.hub;

import cosr.persistence.DurableFiles;
import cosr.student.engine.Hook;
import cosr.student.engine.checkpoint.CheckpointFolder;
import cosr.student.engine.checkpoint.SafetensorsHeader;
import cosr.student.engine.checkpoint.SafetensorsWriter;
import cosr.student.engine.checkpoint.StoredTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes a folder that appears as a whole ({@link CheckpointFolder}), the weights tensor by tensor
 * through a bounded buffer.
 */
public final class FolderWriter {
  private FolderWriter() {}

  /** The numbers of each tensor; asked once for each, in the order in which they are written. */
  @FunctionalInterface
  public interface Numbers {
    /** Where those of this tensor come from. */
    TensorSource of(String tensor) throws IOException;
  }

  /**
   * Writes a folder.
   *
   * @param more writes further files into it, each flushed; may replace what the layout has
   * @throws cosr.student.engine.CheckpointException if that fails
   */
  public static void write(
      Path folder, FolderLayout layout, Numbers numbers, CheckpointFolder.Filling more, Hook hook) {
    CheckpointFolder.write(
        folder,
        temporary -> {
          for (Map.Entry<String, byte[]> file : layout.files().entrySet()) {
            Path path = temporary.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            DurableFiles.write(path, file.getValue());
          }
          Progress progress = new Progress(layout, hook);
          for (Map.Entry<String, SafetensorsHeader> file : layout.weights().entrySet())
            weights(temporary.resolve(file.getKey()), file.getValue(), numbers, progress);
          more.into(temporary);
        },
        hook);
  }

  /** Likewise, without further files. */
  public static void write(Path folder, FolderLayout layout, Numbers numbers) {
    write(folder, layout, numbers, temporary -> {}, Hook.NONE);
  }

  private static void weights(
      Path path, SafetensorsHeader header, Numbers numbers, Progress progress) throws IOException {
    try (SafetensorsWriter writer = SafetensorsWriter.create(path, header)) {
      for (StoredTensor tensor : header.tensors()) {
        TensorSource source = numbers.of(tensor.name());
        writer.write(tensor.name(), source.type(), source.feed());
        progress.written();
      }
      writer.finish();
    }
  }

  /** Says when half of the tensors are written. */
  private static final class Progress {
    private final Hook hook;
    private final int half;
    private int written;

    Progress(FolderLayout layout, Hook hook) {
      this.hook = hook;
      this.half =
          (layout.weights().values().stream().mapToInt(h -> h.tensors().size()).sum() + 1) / 2;
    }

    void written() {
      if (++written == half) hook.at(Hook.MID_WRITE);
    }
  }
}
