package cosr.persistence;

import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * The one serializer: events ({@link Sealed}), snapshots ({@link Journaled}) and messages ({@link
 * cosr.protocol.Wired}), with manifests {@code name:version}. The folder of the blobs is the
 * setting {@code cosr.node.blobs}.
 */
public final class CosrSerializer extends SerializerWithStringManifest {
  /** Fixed for ever: journals hold it. */
  public static final int IDENTIFIER = 7411;

  private static final String SNAPSHOT = "snapshot/";

  private final WireCodec codec = WireCodec.installed();
  private final Blobs blobs;

  public CosrSerializer(ExtendedActorSystem system) {
    this.blobs = new Blobs(Path.of(system.settings().config().getString("cosr.node.blobs")));
  }

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object value) {
    if (value instanceof Sealed<?> sealed) return sealed.manifest();
    if (value instanceof Journaled<?> journaled) return SNAPSHOT + codec.manifest(state(journaled));
    return codec.manifest(value);
  }

  @Override
  public byte[] toBinary(Object value) {
    if (value instanceof Sealed<?> sealed) return sealed.frame();
    if (value instanceof Journaled<?> journaled) {
      byte[] state = codec.write(state(journaled));
      return ByteBuffer.allocate(40 + state.length)
          .putLong(journaled.sequence())
          .put(HexFormat.of().parseHex(journaled.chain()))
          .put(state)
          .array();
    }
    return codec.write(value);
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    if (manifest.startsWith(SNAPSHOT)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      long sequence = buffer.getLong();
      String chain = HexFormat.of().formatHex(bytes, 8, 40);
      Object state =
          codec.read(
              manifest.substring(SNAPSHOT.length()), Arrays.copyOfRange(bytes, 40, bytes.length));
      return new Journaled<>(sequence, chain, state);
    }
    if (codec.isPlain(manifest)) return codec.read(manifest, bytes);
    return Sealed.open(codec, blobs, manifest, bytes);
  }

  private static Object state(Journaled<?> journaled) {
    Object state = journaled.state();
    if (state == null) throw new WireException("a snapshot without state");
    return state;
  }
}
