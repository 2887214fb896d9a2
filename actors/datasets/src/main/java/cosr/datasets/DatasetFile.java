package cosr.datasets;

import cosr.config.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Predicate;

/**
 * The bytes of a file with their digest: what was read is what the digest says.
 *
 * @param name as the user wrote it
 * @param sha256 in hex
 */
record DatasetFile(String name, byte[] bytes, String sha256) {
  /** A file is held in memory; real sets of tasks have a tenth of this. In bytes. */
  private static final long MOST = 64L << 20;

  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  /**
   * Reads a file.
   *
   * @throws UserError where it is none that can hold tasks
   */
  static DatasetFile read(Path path) {
    String name = path.toString();
    if (!Files.exists(path)) throw new UserError(name + ": there is no such file");
    if (Files.isDirectory(path))
      throw new UserError(name + " is a folder: name one of its files, .jsonl or .parquet");
    try {
      long size = Files.size(path);
      if (size > MOST)
        throw new UserError(
            "%s has %,d bytes, and at most %,d are read: split it".formatted(name, size, MOST));
      byte[] bytes = Files.readAllBytes(path);
      if (new String(bytes, StandardCharsets.ISO_8859_1).isBlank())
        throw new UserError(name + " is empty");
      if (starts(bytes, GZIP)) throw new UserError(name + " is compressed: gunzip it first");
      return new DatasetFile(name, bytes, sha256(bytes));
    } catch (IOException e) {
      throw new UserError(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  boolean isParquet() {
    return starts(bytes, PARQUET);
  }

  /** Hands over what is in it, in order, until the consumer has enough and says false. */
  void each(Predicate<Entry> consumer) {
    if (isParquet()) ParquetRows.each(this, consumer);
    else JsonLines.each(this, consumer);
  }

  private static boolean starts(byte[] bytes, byte[] magic) {
    return bytes.length >= magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
