package cosr.runtime.report;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Metrics as TensorBoard reads them: TFRecords of {@code tensorflow.Event}. A record is the length
 * (uint64), its masked CRC32C (uint32), the bytes and their masked CRC32C, little-endian. Of an
 * event the fields {@code wall_time} (1, double, seconds since 1970), {@code step} (2, int64) and
 * either {@code file_version} (3) or {@code summary} (5) are written; of a summary its values (1)
 * with {@code tag} (1) and {@code simple_value} (2, float).
 */
final class EventFile {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;
  private static final int MASK = 0xa282ead8;

  private EventFile() {}

  /**
   * The bytes of a file.
   *
   * @param begun seconds since 1970
   * @param lines as {@code metrics.jsonl} has them: {@code step} and {@code time} become the
   *     event's own, every other key with a value a scalar of its name
   */
  static byte[] of(double begun, List<Map<String, Object>> lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    record(out, bytes(3, "brain.Event:2".getBytes(StandardCharsets.UTF_8), fixed64(1, begun)));
    for (Map<String, Object> line : lines) record(out, event(line));
    return out.toByteArray();
  }

  private static byte[] event(Map<String, Object> line) {
    ByteArrayOutputStream summary = new ByteArrayOutputStream();
    double time = 0;
    long step = 0;
    for (Map.Entry<String, Object> entry : line.entrySet()) {
      if (!(entry.getValue() instanceof Number number)) continue;
      switch (entry.getKey()) {
        case "step" -> step = number.longValue();
        case "time" -> time = number.doubleValue();
        default -> summary.writeBytes(bytes(1, scalar(entry.getKey(), number.floatValue())));
      }
    }
    byte[] head = join(fixed64(1, time), tag(2, VARINT), varint(step));
    return bytes(5, summary.toByteArray(), head);
  }

  private static byte[] scalar(String tag, float value) {
    ByteBuffer number = buffer(4).putFloat(value);
    return join(bytes(1, tag.getBytes(StandardCharsets.UTF_8)), tag(2, FIXED32), number.array());
  }

  private static byte[] fixed64(int field, double value) {
    return join(tag(field, FIXED64), buffer(8).putDouble(value).array());
  }

  /** A field with a length, after the bytes before it. */
  private static byte[] bytes(int field, byte[] content, byte[]... before) {
    return join(join(before), tag(field, BYTES), varint(content.length), content);
  }

  private static byte[] tag(int field, int type) {
    return varint((long) field << 3 | type);
  }

  /** Seven bits a byte, the lowest first; all but the last have the highest bit set. */
  private static byte[] varint(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long left = value;
    for (; (left & ~0x7fL) != 0; left >>>= 7) out.write((int) (left & 0x7f | 0x80));
    out.write((int) left);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) out.writeBytes(part);
    return out.toByteArray();
  }

  private static void record(ByteArrayOutputStream out, byte[] event) {
    byte[] length = buffer(8).putLong(event.length).array();
    out.writeBytes(length);
    out.writeBytes(buffer(4).putInt(masked(length)).array());
    out.writeBytes(event);
    out.writeBytes(buffer(4).putInt(masked(event)).array());
  }

  /** CRC32C (Castagnoli), turned right by 15 bits, plus a constant: TensorFlow's own mask. */
  static int masked(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
