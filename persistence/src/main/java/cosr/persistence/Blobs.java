package cosr.persistence;

import cosr.config.FailPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Content-addressed files: {@code sha256/ab/cdef…}. A blob is on the disk, file and folder, before
 * {@link #put} returns. Thread-safe, also between processes.
 */
public final class Blobs {
  private final Path root;
  private final FolderSync sync;

  public Blobs(Path root) {
    this(root, DurableFiles::syncFolder);
  }

  Blobs(Path root, FolderSync sync) {
    this.root = root.toAbsolutePath();
    this.sync = sync;
  }

  /** Makes the names in a folder durable. */
  interface FolderSync {
    void sync(Path folder) throws IOException;
  }

  /** Stores the bytes and returns their SHA-256 in hex. */
  public String put(byte[] bytes) {
    String digest = HexFormat.of().formatHex(sha256().digest(bytes));
    Path target = path(digest);
    try {
      if (!Files.exists(target)) {
        Path folder = Files.createDirectories(target.getParent());
        Path temporary = Files.createTempFile(folder, ".tmp-", "");
        DurableFiles.write(temporary, bytes);
        FailPoint.at("blob.before-rename");
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      }
      // Also of a blob that is there: who wrote it may have been killed before it came to this.
      Path above = root.getParent();
      for (Path at = target.getParent(); at != null && !at.equals(above); at = at.getParent())
        sync.sync(at);
      if (above != null) sync.sync(above);
      return digest;
    } catch (IOException e) {
      throw new WireException(
          "cannot store a blob of " + bytes.length + " bytes below " + root + ": " + e.getMessage(),
          e);
    }
  }

  /** The bytes with this SHA-256; a missing or changed blob is an error that names it. */
  public byte[] get(String digest) {
    Path source = path(digest);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(source);
    } catch (IOException e) {
      throw new WireException("the blob " + source + " cannot be read: " + e.getMessage(), e);
    }
    String found = HexFormat.of().formatHex(sha256().digest(bytes));
    if (!found.equals(digest))
      throw new WireException("the blob " + source + " was changed: its SHA-256 is " + found);
    return bytes;
  }

  private Path path(String digest) {
    return root.resolve("sha256").resolve(digest.substring(0, 2)).resolve(digest.substring(2));
  }

  /** A fresh SHA-256. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
