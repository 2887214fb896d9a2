package cosr.persistence;

import cosr.protocol.Head;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A role's state with its place in the stream.
 *
 * @param sequence number of the last event
 * @param chain hash of the last event
 * @param <S> the role's state
 */
public record Journaled<S>(long sequence, String chain, S state) {
  /** All snapshots of COSR, in whatever frame. */
  static final String SNAPSHOT = "snapshot";

  /** The frame that is written and read; a snapshot in another is passed over. */
  private static final String PREFIX = SNAPSHOT + ":2/";

  private static final int DIGEST = 32;
  private static final int HEADER = DIGEST + 8 + 32;

  /** The state before the first event. */
  public static <S> Journaled<S> initial(Fold<?, S> core) {
    return new Journaled<>(0, Sealed.ORIGIN, core.initial());
  }

  /** The state after one more event; an event out of its place in the chain is refused. */
  public <E> Journaled<S> next(Fold<E, S> core, Sealed<E> sealed) {
    if (!sealed.previous().equals(chain))
      throw new WireException(
          "the journal is damaged: event "
              + (sequence + 1)
              + " of "
              + core.role().entity()
              + " ("
              + sealed.manifest()
              + ") does not follow the event before it");
    return new Journaled<>(
        sequence + 1, sealed.hash(sequence + 1), core.apply(state, sealed.event()));
  }

  /** The position, with a digest of the state. */
  public Head head(Fold<?, S> core, WireCodec codec) {
    byte[] view = codec.plain(core.digestView(state));
    return new Head(
        core.role(), sequence, chain, HexFormat.of().formatHex(Blobs.sha256().digest(view)));
  }

  /** What the snapshot store says beside the bytes of {@link #write}. */
  public String manifest(WireCodec codec) {
    return PREFIX + codec.manifest(known());
  }

  /**
   * A snapshot: SHA-256 (32 bytes) of the manifest and of all that follows, sequence number (8,
   * big-endian), hash (32), then the state as CBOR.
   */
  public byte[] write(WireCodec codec) {
    byte[] body = codec.write(known());
    byte[] bytes =
        ByteBuffer.allocate(HEADER + body.length)
            .position(DIGEST)
            .putLong(sequence)
            .put(HexFormat.of().parseHex(chain))
            .put(body)
            .array();
    System.arraycopy(digest(manifest(codec), bytes), 0, bytes, 0, DIGEST);
    return bytes;
  }

  /** Reads a snapshot; one that is not as it was written is refused. */
  public static Journaled<Object> read(WireCodec codec, String manifest, byte[] bytes) {
    if (!manifest.startsWith(PREFIX) || bytes.length < HEADER)
      throw new WireException(
          "a snapshot " + manifest + " of " + bytes.length + " bytes is none that COSR reads");
    if (!MessageDigest.isEqual(digest(manifest, bytes), Arrays.copyOf(bytes, DIGEST)))
      throw new WireException("a snapshot " + manifest + " was changed");
    return new Journaled<>(
        ByteBuffer.wrap(bytes).getLong(DIGEST),
        HexFormat.of().formatHex(bytes, DIGEST + 8, HEADER),
        codec.read(
            manifest.substring(PREFIX.length()), Arrays.copyOfRange(bytes, HEADER, bytes.length)));
  }

  private static byte[] digest(String manifest, byte[] bytes) {
    MessageDigest sha = Blobs.sha256();
    sha.update(manifest.getBytes(StandardCharsets.UTF_8));
    sha.update(bytes, DIGEST, bytes.length - DIGEST);
    return sha.digest();
  }

  private Object known() {
    if (state == null) throw new WireException("a snapshot without state");
    return state;
  }
}
