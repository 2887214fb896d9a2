package cosr.runtime.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads TensorBoard's event files by their specification, sharing nothing with what writes them; a
 * record whose checksum is wrong is an error.
 */
final class EventReader {
  record Event(double wallTime, long step, String fileVersion, Map<String, Float> scalars) {}

  private EventReader() {}

  static List<Event> read(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] length = take(in, 8);
      check(length, in.getInt());
      byte[] event = take(in, (int) little(length).getLong());
      check(event, in.getInt());
      events.add(event(event));
    }
    return events;
  }

  private static Event event(byte[] bytes) {
    ByteBuffer in = little(bytes);
    double time = 0;
    long step = 0;
    String version = "";
    Map<String, Float> scalars = new LinkedHashMap<>();
    while (in.hasRemaining()) {
      int tag = (int) varint(in);
      switch (tag) {
        case 0x09 -> time = in.getDouble();
        case 0x10 -> step = varint(in);
        case 0x1a -> version = text(in);
        case 0x2a -> {
          ByteBuffer summary = little(take(in, (int) varint(in)));
          while (summary.hasRemaining()) {
            if (varint(summary) != 0x0a) throw new AssertionError("no value");
            scalar(little(take(summary, (int) varint(summary))), scalars);
          }
        }
        default -> throw new AssertionError("no field of an event: " + tag);
      }
    }
    return new Event(time, step, version, scalars);
  }

  private static void scalar(ByteBuffer in, Map<String, Float> scalars) {
    String name = "";
    float value = Float.NaN;
    while (in.hasRemaining()) {
      int tag = (int) varint(in);
      switch (tag) {
        case 0x0a -> name = text(in);
        case 0x15 -> value = in.getFloat();
        default -> throw new AssertionError("no field of a value: " + tag);
      }
    }
    if (scalars.put(name, value) != null) throw new AssertionError(name + " is there twice");
  }

  private static String text(ByteBuffer in) {
    return new String(take(in, (int) varint(in)), StandardCharsets.UTF_8);
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = in.get();
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) return value;
    }
  }

  private static byte[] take(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void check(byte[] bytes, int stated) {
    if (masked(bytes) != stated) throw new AssertionError("a checksum is wrong");
  }

  static int masked(byte[] bytes) {
    int crc = crc(bytes);
    return (crc >>> 15 | crc << 17) + 0xa282ead8;
  }

  /** CRC-32C bit by bit: the polynomial 0x1EDC6F41, reflected. */
  static int crc(byte[] bytes) {
    int crc = ~0;
    for (byte b : bytes) {
      crc ^= b & 0xff;
      for (int bit = 0; bit < 8; bit++) crc = crc >>> 1 ^ ((crc & 1) == 0 ? 0 : 0x82f63b78);
    }
    return ~crc;
  }
}
