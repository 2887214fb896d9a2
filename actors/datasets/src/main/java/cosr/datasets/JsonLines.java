package cosr.datasets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cosr.config.UserError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** One JSON object a line, in UTF-8. */
final class JsonLines {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private JsonLines() {}

  static void each(DatasetFile file, Predicate<Entry> consumer) {
    byte[] bytes = file.bytes();
    int from = 0;
    for (int row = 1; from < bytes.length; row++) {
      int to = from;
      while (to < bytes.length && bytes[to] != '\n') to++;
      if (row == 1) refuseArray(file, bytes, from, to);
      if (!consumer.test(entry(row, bytes, from, to))) return;
      from = to + 1;
    }
  }

  private static void refuseArray(DatasetFile file, byte[] bytes, int from, int to) {
    String first = new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
    if (first.equals("[") || first.startsWith("[{"))
      throw new UserError(
          "%s is one JSON list: write an object a line, as jq -c '.[]' %s does"
              .formatted(file.name(), file.name()));
  }

  private static Entry entry(int row, byte[] bytes, int from, int to) {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, from, to - from))
              .toString();
    } catch (CharacterCodingException e) {
      return new Entry.Broken(row, "the line is not UTF-8");
    }
    if (row == 1 && text.startsWith(BYTE_ORDER_MARK)) text = text.substring(1);
    if (text.isBlank()) return new Entry.Blank(row);
    try {
      JsonNode node = JSON.readTree(text);
      if (node instanceof ObjectNode object) return new Entry.Row(row, object);
      return new Entry.Broken(row, "no JSON object {…} with columns, but " + named(node));
    } catch (JsonProcessingException e) {
      return new Entry.Broken(
          row,
          "no JSON at column %d: %s"
              .formatted(
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr(),
                  oneLine(e.getOriginalMessage())));
    }
  }

  /** What a value is, in words. */
  static String named(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case BOOLEAN -> "a truth value";
      case NUMBER -> "a number";
      case STRING -> "text";
      case OBJECT, POJO -> "an object";
      case NULL, MISSING -> "nothing";
      case BINARY -> "bytes";
    };
  }

  private static String oneLine(String message) {
    String line = message.strip().replaceAll("\\s+", " ");
    int source = line.indexOf(" (start marker at");
    return source > 0 ? line.substring(0, source) : line;
  }
}
