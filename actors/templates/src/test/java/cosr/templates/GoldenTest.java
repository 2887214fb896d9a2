package cosr.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what jinja2 makes of the same templates; src/test/python/golden.py wrote the files. */
class GoldenTest {
  private static final Path GOLDEN = Cases.RESOURCES.resolve("golden");

  @ParameterizedTest
  @ValueSource(strings = {"published", "styles"})
  void everyTemplateMakesOfEveryChatWhatJinjaMakesOfIt(String folder) {
    List<Map<String, Object>> chats = chats();
    Map<String, ChatTemplate> templates = new HashMap<>();
    List<String> differing = new ArrayList<>();
    List<String> lines = Cases.read(GOLDEN.resolve(folder + ".tsv")).lines().toList();
    for (String line : lines) {
      String[] cells = line.split("\t", 3);
      ChatTemplate template =
          templates.computeIfAbsent(
              cells[0],
              file ->
                  ChatTemplate.parse(
                      Cases.read(Cases.RESOURCES.resolve(folder).resolve(file)), file));
      String ours = outcome(Cases.renderChat(template, chats.get(Integer.parseInt(cells[1]))));
      if (!ours.equals(cells[2])) {
        differing.add(line + " is " + ours);
      }
    }
    assertThat(lines).hasSizeGreaterThan(1000);
    assertThat(differing).isEmpty();
  }

  @Test
  void randomTemplatesAreRenderedAndRefusedAsByJinja() {
    List<Map<String, Object>> lines = Cases.lines(GOLDEN.resolve("random.jsonl")).toList();
    Map<String, Object> variables = lines.get(0);
    List<Map<String, Object>> cases = lines.subList(1, lines.size());

    assertThat(cases).hasSize(600);
    assertThat(cases)
        .allSatisfy(
            line ->
                assertThat(Cases.render((String) line.get("template"), variables))
                    .isEqualTo(Cases.expected(line)));
  }

  private static String outcome(String result) {
    if (!result.startsWith("text ")) {
      int end = result.indexOf(": ") + 2;
      String quoted = json(result.substring(end));
      return result.substring(0, end) + quoted.substring(1, quoted.length() - 1);
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(result.substring(5).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String json(String text) {
    try {
      return new ObjectMapper().writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> chats() {
    Map<String, Object> all = Cases.json(Cases.read(GOLDEN.resolve("chats.json")));
    Map<String, Object> tools = (Map<String, Object>) all.get("tools");
    Map<String, Object> messages = (Map<String, Object>) all.get("messages");
    List<Map<String, Object>> chats = new ArrayList<>();
    for (Map<String, Object> row : (List<Map<String, Object>>) all.get("chats")) {
      Map<String, Object> chat = new HashMap<>(row);
      chat.put("messages", messages.get((String) row.get("messages")));
      chat.put("tools", tools.get((String) row.get("tools")));
      chats.add(chat);
    }
    return chats;
  }
}
