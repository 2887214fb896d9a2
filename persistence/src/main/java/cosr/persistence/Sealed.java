package cosr.persistence;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * An event in its place in a stream's chain, with the very bytes that the journal holds.
 *
 * @param frame {@link Frame} says what it is made of
 * @param <E> the stream's events
 */
public record Sealed<E>(String manifest, byte[] frame, E event) {
  /** Predecessor's hash of a stream's first event. */
  public static final String ORIGIN = "0".repeat(64);

  /** A bigger body goes to the blob store; tests lower the limit, so that a small run has blobs. */
  public static final int INLINE_LIMIT = Integer.getInteger("cosr.inline-limit", 256 * 1024);

  private static final int HEADER = Frame.HEADER;

  /** Puts the event behind the one whose hash is given. */
  public static <E> Sealed<E> seal(WireCodec codec, Blobs blobs, String previous, E event) {
    byte[] body = codec.write(event);
    byte kind = 0;
    if (body.length > INLINE_LIMIT) {
      int length = body.length;
      String digest = blobs.put(body);
      body = ByteBuffer.allocate(40).put(HexFormat.of().parseHex(digest)).putLong(length).array();
      kind = 1;
    }
    byte[] frame =
        ByteBuffer.allocate(HEADER + body.length)
            .put(kind)
            .put(HexFormat.of().parseHex(previous))
            .put(body)
            .array();
    return new Sealed<>(codec.manifest(event), frame, event);
  }

  /** Reads a frame of the journal. */
  public static Sealed<Object> open(WireCodec codec, Blobs blobs, String manifest, byte[] frame) {
    if (frame.length < HEADER || frame[0] < 0 || frame[0] > 1)
      throw new WireException(
          "an event " + manifest + " of " + frame.length + " bytes is no frame of COSR");
    byte[] body = new byte[frame.length - HEADER];
    System.arraycopy(frame, HEADER, body, 0, body.length);
    if (frame[0] == 1) {
      if (body.length != 40)
        throw new WireException(
            "an event " + manifest + " names its blob in " + body.length + " bytes");
      body = blobs.get(HexFormat.of().formatHex(body, 0, 32));
    }
    return new Sealed<>(manifest, frame, codec.read(manifest, body));
  }

  /** Logical name of the event, without version. */
  public String name() {
    return manifest.substring(0, Math.max(0, manifest.lastIndexOf(':')));
  }

  /** Hash of the event before it. */
  public String previous() {
    return place().previous();
  }

  /** Hash of this event at its sequence number. */
  public String hash(long sequence) {
    return place().hash(sequence);
  }

  private Frame place() {
    return new Frame(manifest, frame);
  }
}
