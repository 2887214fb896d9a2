package cosr.student.engine.checkpoint;

import cosr.student.model.Tensor;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** Digests of named tensors. */
public final class Digests {
  private Digests() {}

  /** SHA-256 over the name-sorted SHA-256s of the tensors' bytes, in hex. */
  public static String of(SortedMap<String, Tensor> tensors) {
    MessageDigest outer = sha256();
    MessageDigest inner = sha256();
    for (Tensor tensor : tensors.values()) outer.update(inner.digest(tensor.bytes()));
    return HexFormat.of().formatHex(outer.digest());
  }

  /** Likewise, over bytes that stay where they are; the buffers' positions end at their limits. */
  public static String ofBuffers(SortedMap<String, ByteBuffer> tensors) {
    MessageDigest outer = sha256();
    MessageDigest inner = sha256();
    for (ByteBuffer tensor : tensors.values()) {
      inner.update(tensor);
      outer.update(inner.digest());
    }
    return HexFormat.of().formatHex(outer.digest());
  }

  /** Likewise, over the tensors' SHA-256s. */
  public static String ofHashes(SortedMap<String, byte[]> hashes) {
    MessageDigest outer = sha256();
    hashes.values().forEach(outer::update);
    return HexFormat.of().formatHex(outer.digest());
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
