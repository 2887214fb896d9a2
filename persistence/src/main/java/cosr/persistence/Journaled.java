package cosr.persistence;

import cosr.protocol.Head;
import java.nio.ByteBuffer;
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
  static final String PREFIX = "snapshot/";
  private static final int HEADER = 40;

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
  String manifest(WireCodec codec) {
    return PREFIX + codec.manifest(known());
  }

  /** A snapshot: sequence number (8 bytes, big-endian), hash (32), then the state as CBOR. */
  byte[] write(WireCodec codec) {
    byte[] bytes = codec.write(known());
    return ByteBuffer.allocate(HEADER + bytes.length)
        .putLong(sequence)
        .put(HexFormat.of().parseHex(chain))
        .put(bytes)
        .array();
  }

  /** Reads a snapshot. */
  public static Journaled<Object> read(WireCodec codec, String manifest, byte[] bytes) {
    if (!manifest.startsWith(PREFIX) || bytes.length < HEADER)
      throw new WireException(
          "a snapshot " + manifest + " of " + bytes.length + " bytes is none of COSR");
    return new Journaled<>(
        ByteBuffer.wrap(bytes).getLong(),
        HexFormat.of().formatHex(bytes, 8, HEADER),
        codec.read(
            manifest.substring(PREFIX.length()), Arrays.copyOfRange(bytes, HEADER, bytes.length)));
  }

  private Object known() {
    if (state == null) throw new WireException("a snapshot without state");
    return state;
  }
}
