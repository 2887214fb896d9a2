package cosr.bench.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.config.UserError;
import java.util.List;

/** Lists of texts that are written as JSON. */
final class JsonTexts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonTexts() {}

  static List<String> of(String list) {
    try {
      return List.of(JSON.readValue(list, String[].class));
    } catch (JsonProcessingException e) {
      throw new UserError("no list of texts: " + list, e);
    }
  }
}
