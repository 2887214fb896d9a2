package cosr.persistence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The very bytes that the journal holds of an event, with its place in the chain of its stream.
 *
 * <p>One byte (0: the event follows as CBOR; 1: SHA-256 and length of the blob that holds it), 32
 * bytes of the predecessor's hash, then the body. The hash of an event is the SHA-256 of its
 * sequence number (8 bytes, big-endian), its manifest, a zero byte and these bytes. No run id is in
 * it, so that a fork keeps the chain of its past.
 */
public record Frame(String manifest, byte[] bytes) {
  static final int HEADER = 33;

  /** Hash of the event before it. */
  public String previous() {
    if (bytes.length < HEADER)
      throw new WireException(
          "an event " + manifest + " of " + bytes.length + " bytes is no frame of COSR");
    return HexFormat.of().formatHex(bytes, 1, HEADER);
  }

  /** Hash of this event at its sequence number. */
  public String hash(long sequence) {
    MessageDigest sha = Blobs.sha256();
    sha.update(ByteBuffer.allocate(8).putLong(sequence).array());
    sha.update(manifest.getBytes(StandardCharsets.UTF_8));
    sha.update((byte) 0);
    return HexFormat.of().formatHex(sha.digest(bytes));
  }
}
