package cosr.student.engine.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cosr.student.model.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The safetensors format: the length of a header (u64), the header (JSON, padded with spaces to a
 * multiple of 8), the tensors' bytes. Written as float32 in the order of the names, so that equal
 * tensors give equal files; float32 and bfloat16 are read, the latter widened.
 */
public final class Safetensors {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_HEADER = 100_000_000;

  private Safetensors() {}

  /** The bytes of a file. */
  public static byte[] write(SortedMap<String, Tensor> tensors) {
    ObjectNode header = JSON.createObjectNode();
    header.putObject("__metadata__").put("format", "pt");
    int offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue();
      ObjectNode node = header.putObject(entry.getKey()).put("dtype", "F32");
      ArrayNode shape = node.putArray("shape");
      tensor.dims().forEach(shape::add);
      int end = Math.addExact(offset, tensor.bytes().length);
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    int padded = (text.length + 7) / 8 * 8;
    byte[] spaces = new byte[padded - text.length];
    Arrays.fill(spaces, (byte) ' ');
    ByteBuffer out =
        ByteBuffer.allocate(Math.addExact(8 + padded, offset)).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(padded).put(text).put(spaces);
    tensors.values().forEach(tensor -> out.put(tensor.bytes()));
    return out.array();
  }

  /**
   * The tensors of a file.
   *
   * @throws IOException with one line that says what is wrong
   */
  public static SortedMap<String, Tensor> read(byte[] file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < 8) throw new IOException("it ends inside the header");
    long length = in.getLong();
    if (length < 2 || length > MAX_HEADER || length > in.remaining())
      throw new IOException("its header can't be " + length + " bytes long");
    JsonNode header;
    try {
      header = JSON.readTree(new String(file, 8, (int) length, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IOException("its header is no JSON", e);
    }
    int start = 8 + (int) length;
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : header.properties())
      if (!entry.getKey().equals("__metadata__"))
        tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), file, start));
    return tensors;
  }

  private static Tensor tensor(String name, JsonNode node, byte[] file, int start)
      throws IOException {
    long from = start + node.path("data_offsets").path(0).asLong(-1);
    long to = start + node.path("data_offsets").path(1).asLong(-1);
    if (from < start || to < from || to > file.length)
      throw new IOException("tensor " + name + " lies outside the file");
    List<Integer> dims = new ArrayList<>();
    node.path("shape").forEach(dim -> dims.add(dim.asInt()));
    byte[] raw = Arrays.copyOfRange(file, (int) from, (int) to);
    String type = node.path("dtype").asText();
    try {
      return switch (type) {
        case "F32" -> new Tensor(dims, raw);
        case "BF16" -> new Tensor(dims, widened(raw));
        default -> throw new IOException("tensor " + name + " has type " + type);
      };
    } catch (IllegalArgumentException e) {
      throw new IOException("tensor " + name + " has " + e.getMessage(), e);
    }
  }

  /** A bfloat16 is the upper half of a float32. */
  private static byte[] widened(byte[] halves) {
    byte[] out = new byte[halves.length * 2];
    for (int i = 0; i + 1 < halves.length; i += 2) {
      out[2 * i + 2] = halves[i];
      out[2 * i + 3] = halves[i + 1];
    }
    return out;
  }
}
