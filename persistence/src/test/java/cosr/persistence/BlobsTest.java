package cosr.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobsTest {
  @TempDir Path run;
  private final byte[] bytes = {1, 2, 3};
  private final List<Path> synced = new ArrayList<>();

  @Test
  void everyFolderOnTheWayToABlobIsSyncedFromTheBlobUp() {
    String digest = blobs().put(bytes);
    assertThat(synced).containsExactlyElementsOf(way(digest));
    assertThat(blobs().get(digest)).containsExactly(1, 2, 3);
  }

  @Test
  void aBlobThatIsThereAlreadyIsSyncedToo() throws IOException {
    String digest = blobs().put(bytes);
    Path file = way(digest).getFirst().resolve(digest.substring(2));
    var written = Files.getLastModifiedTime(file);
    synced.clear();
    assertThat(blobs().put(bytes)).isEqualTo(digest);
    assertThat(synced).containsExactlyElementsOf(way(digest));
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
  }

  @Test
  void aBlobWhoseFolderCannotBeSyncedIsNotStored() {
    Blobs blobs =
        new Blobs(
            run.resolve("blobs"),
            folder -> {
              throw new IOException("no such device");
            });
    assertThatThrownBy(() -> blobs.put(bytes))
        .isInstanceOf(WireException.class)
        .hasMessageContaining("cannot store a blob of 3 bytes")
        .hasMessageContaining("no such device");
  }

  private Blobs blobs() {
    return new Blobs(run.resolve("blobs"), synced::add);
  }

  private List<Path> way(String digest) {
    Path root = run.resolve("blobs").toAbsolutePath();
    Path all = root.resolve("sha256");
    return List.of(all.resolve(digest.substring(0, 2)), all, root, run.toAbsolutePath());
  }
}
