package cosr.persistence;

import java.io.NotSerializableException;
import java.nio.file.Path;
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
    if (value instanceof Journaled<?> journaled) return journaled.manifest(codec);
    return codec.manifest(value);
  }

  @Override
  public byte[] toBinary(Object value) {
    if (value instanceof Sealed<?> sealed) return sealed.frame();
    if (value instanceof Journaled<?> journaled) return journaled.write(codec);
    return codec.write(value);
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    if (manifest.startsWith(Journaled.SNAPSHOT)) return Journaled.read(codec, manifest, bytes);
    if (codec.isPlain(manifest)) return codec.read(manifest, bytes);
    return Sealed.open(codec, blobs, manifest, bytes);
  }
}
