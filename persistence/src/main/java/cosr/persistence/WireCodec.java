package cosr.persistence;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import cosr.persistence.WireModule.Wire;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Records to CBOR and back, by wire name. A missing component is an error, never a default; a
 * component that a newer writer added is passed over. Thread-safe.
 */
public final class WireCodec {
  private static final ObjectMapper MAPPER =
      CBORMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private static final class Holder {
    static final WireCodec INSTANCE =
        of(ServiceLoader.load(WireModule.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  private final SortedMap<String, Wire<?>> byName = new TreeMap<>();
  private final Map<Class<?>, Wire<?>> byType = new HashMap<>();
  private final Map<String, Upcaster> upcasters = new HashMap<>();

  private WireCodec() {}

  /** The codec of all modules on the class path. */
  public static WireCodec installed() {
    return Holder.INSTANCE;
  }

  /** A codec of these modules. Two wires of one name, or of one type, are refused. */
  public static WireCodec of(List<WireModule> modules) {
    WireCodec codec = new WireCodec();
    for (WireModule module : modules) {
      for (Wire<?> wire : module.wires()) {
        if (codec.byName.put(wire.name(), wire) != null)
          throw new WireException("two wires are named " + wire.name());
        if (codec.byType.put(wire.type(), wire) != null)
          throw new WireException("two wires carry " + wire.type());
      }
      for (Upcaster u : module.upcasters()) {
        if (codec.upcasters.put(u.name() + ":" + u.from(), u) != null)
          throw new WireException("two upcasters read " + u.name() + ":" + u.from());
      }
    }
    return codec;
  }

  /** All wires, by name. */
  public List<Wire<?>> wires() {
    return List.copyOf(byName.values());
  }

  /** Name and version of a record's type. */
  public String manifest(Object value) {
    return wireOf(value.getClass()).manifest();
  }

  private Wire<?> wireOf(Class<?> type) {
    Wire<?> wire = byType.get(type);
    if (wire == null)
      throw new WireException(type.getName() + " has no wire name; list it in its WireModule");
    return wire;
  }

  /** The record as CBOR. */
  public byte[] write(Object value) {
    wireOf(value.getClass());
    return plain(value);
  }

  /** Any record as CBOR, without a name: for digests. */
  public byte[] plain(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new WireException(
          "cannot write " + value.getClass().getName() + ": " + e.getMessage(), e);
    }
  }

  /** Whether a record with this manifest is sent or stored as it is, without a place in a chain. */
  public boolean isPlain(String manifest) {
    return cosr.protocol.Wired.class.isAssignableFrom(wire(manifest).type());
  }

  /** The record that the bytes hold, in its newest shape. */
  public Object read(String manifest, byte[] bytes) {
    Wire<?> wire = wire(manifest);
    int version = version(manifest);
    try {
      if (version == wire.version()) return MAPPER.readValue(bytes, wire.type());
      if (version > wire.version())
        throw new WireException(
            manifest
                + " was written by a newer COSR; this one reads "
                + wire.manifest()
                + " and older: use the newer one");
      JsonNode tree = MAPPER.readTree(bytes);
      for (int v = version; v < wire.version(); v++) {
        Upcaster upcaster = upcasters.get(wire.name() + ":" + v);
        if (upcaster == null || !(tree instanceof ObjectNode node))
          throw new WireException(
              "nothing brings " + wire.name() + ":" + v + " to version " + (v + 1));
        tree = upcaster.change().apply(node);
      }
      return MAPPER.treeToValue(tree, wire.type());
    } catch (IOException e) {
      throw new WireException(
          "cannot read " + manifest + ": " + firstLine(String.valueOf(e.getMessage())), e);
    }
  }

  private Wire<?> wire(String manifest) {
    int colon = manifest.lastIndexOf(':');
    Wire<?> wire = colon < 0 ? null : byName.get(manifest.substring(0, colon));
    if (wire == null) throw new WireException("no record is named '" + manifest + "' in this COSR");
    return wire;
  }

  private static int version(String manifest) {
    try {
      return Integer.parseInt(manifest.substring(manifest.lastIndexOf(':') + 1));
    } catch (NumberFormatException e) {
      throw new WireException("'" + manifest + "' has no version", e);
    }
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
