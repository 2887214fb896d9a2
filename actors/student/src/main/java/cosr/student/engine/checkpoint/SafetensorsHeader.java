package cosr.student.engine.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file: JSON that names every tensor with its type, dimensions and
 * place, padded with spaces to a multiple of 8 bytes.
 *
 * @param text its bytes, kept so that a file that is written anew has the very same header
 * @param metadata {@code __metadata__}
 * @param tensors in the order of their bytes, without a gap
 */
public record SafetensorsHeader(
    byte[] text, Map<String, String> metadata, List<StoredTensor> tensors) {
  /** What transformers and PEFT write as metadata. */
  public static final Map<String, String> TORCH = Map.of("format", "pt");

  private static final String METADATA = "__metadata__";
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, true)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Places tensors as the format's own library does: wide types first, then by name. */
  public static SafetensorsHeader of(
      Map<String, String> metadata, Collection<StoredTensor> tensors) {
    List<StoredTensor> order = new ArrayList<>(tensors);
    order.sort(
        Comparator.comparing(StoredTensor::type).reversed().thenComparing(StoredTensor::name));
    ObjectNode root = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode node = root.putObject(METADATA);
      metadata.forEach(node::put);
    }
    long at = 0;
    List<StoredTensor> placed = new ArrayList<>();
    for (StoredTensor tensor : order) {
      StoredTensor here = new StoredTensor(tensor.name(), tensor.type(), tensor.dims(), at);
      placed.add(here);
      at = here.to();
      ObjectNode node = root.putObject(here.name()).put("dtype", here.type().name());
      ArrayNode shape = node.putArray("shape");
      here.dims().forEach(shape::add);
      node.putArray("data_offsets").add(here.from()).add(here.to());
    }
    byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
    byte[] text = Arrays.copyOf(json, (json.length + 7) / 8 * 8);
    Arrays.fill(text, json.length, text.length, (byte) ' ');
    return new SafetensorsHeader(
        text, Collections.unmodifiableMap(new LinkedHashMap<>(metadata)), List.copyOf(placed));
  }

  /**
   * Reads and checks a header.
   *
   * @param data bytes that follow it in the file
   * @throws IOException with one line that says what is wrong
   */
  public static SafetensorsHeader parse(byte[] text, long data) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(new String(text, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      String said = e.getOriginalMessage();
      if (said.startsWith("Duplicate field"))
        throw new IOException("its header names " + said.substring(16).strip() + " twice", e);
      throw new IOException("its header is no JSON", e);
    }
    if (!root.isObject()) throw new IOException("its header is no JSON object");
    Map<String, String> metadata = new LinkedHashMap<>();
    List<StoredTensor> tensors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      if (entry.getKey().equals(METADATA)) {
        for (Map.Entry<String, JsonNode> each : entry.getValue().properties())
          metadata.put(each.getKey(), each.getValue().asText());
      } else {
        tensors.add(tensor(entry.getKey(), entry.getValue(), data));
      }
    }
    tensors.sort(Comparator.comparingLong(StoredTensor::from).thenComparingLong(StoredTensor::to));
    contiguous(tensors, data);
    return new SafetensorsHeader(text, Collections.unmodifiableMap(metadata), List.copyOf(tensors));
  }

  /** Bytes of all tensors. */
  public long dataBytes() {
    return tensors.isEmpty() ? 0 : tensors.getLast().to();
  }

  private static StoredTensor tensor(String name, JsonNode node, long data) throws IOException {
    String named = node.path("dtype").asText();
    NumberType type =
        NumberType.of(named)
            .orElseThrow(
                () ->
                    new IOException(
                        "tensor " + name + " has type " + named + ", which isn't known"));
    JsonNode from = node.path("data_offsets").path(0);
    JsonNode to = node.path("data_offsets").path(1);
    if (!from.isIntegralNumber() || !to.isIntegralNumber() || node.path("data_offsets").size() != 2)
      throw new IOException("tensor " + name + " has no place in the file");
    if (from.asLong() < 0 || to.asLong() < from.asLong() || to.asLong() > data)
      throw new IOException(
          "tensor %s lies outside the file, which has %d bytes of tensors: it may be cut off"
              .formatted(name, data));
    List<Long> dims = new ArrayList<>();
    for (JsonNode dim : node.path("shape")) dims.add(dim.isIntegralNumber() ? dim.asLong() : -1);
    try {
      StoredTensor tensor = new StoredTensor(name, type, dims, from.asLong());
      if (tensor.to() == to.asLong()) return tensor;
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new IOException("tensor " + name + " can't have dimensions " + dims, e);
    }
    throw new IOException(
        "tensor %s has %d bytes for dimensions %s of %s"
            .formatted(name, to.asLong() - from.asLong(), dims, type));
  }

  private static void contiguous(List<StoredTensor> tensors, long data) throws IOException {
    long at = 0;
    String before = "";
    for (StoredTensor tensor : tensors) {
      if (tensor.from() < at)
        throw new IOException("tensors " + before + " and " + tensor.name() + " overlap");
      if (tensor.from() > at)
        throw new IOException(
            (tensor.from() - at) + " bytes before tensor " + tensor.name() + " belong to none");
      at = tensor.to();
      before = tensor.name();
    }
    if (at < data) throw new IOException((data - at) + " bytes at its end belong to no tensor");
  }
}
