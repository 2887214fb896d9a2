package cosr.student.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import cosr.config.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON as Python writes it, in which infinity and NaN are numbers. */
final class HubJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private HubJson() {}

  /**
   * The object in a file.
   *
   * @throws UserError if the file is no JSON object
   */
  static JsonNode object(Path file) {
    return object(bytes(file), file.toString());
  }

  static JsonNode object(byte[] bytes, String name) {
    try {
      JsonNode node = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
      if (node.isObject()) return node;
      throw new UserError(name + " is no JSON object");
    } catch (JsonProcessingException e) {
      throw new UserError(
          "%s is no JSON, from line %d on: fetch it again"
              .formatted(name, Math.max(1, e.getLocation().getLineNr())),
          e);
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UserError(file + " can't be read: " + e.getClass().getSimpleName(), e);
    }
  }
}
