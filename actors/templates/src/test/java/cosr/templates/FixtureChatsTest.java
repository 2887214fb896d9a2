package cosr.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chats of the tiny models: transformers rendered each of them. */
class FixtureChatsTest {
  @ParameterizedTest
  @ValueSource(strings = {"llama", "llama31", "qwen2", "qwen3", "smollm3", "mistral"})
  void everyChatOfAFixtureIsRenderedOrRefusedAsTransformersDoes(String family) throws IOException {
    Path folder = Cases.RESOURCES.resolve("fixtures").resolve(family);
    ModelTemplates templates = ModelTemplates.of(folder);

    List<Map<String, Object>> chats = Cases.lines(folder.resolve("chats.jsonl")).toList();

    assertThat(chats).hasSizeGreaterThanOrEqualTo(16);
    assertThat(chats)
        .allSatisfy(
            chat -> {
              Object expected = chat.getOrDefault("text", chat.get("error"));
              assertThat(rendered(templates, chat)).isEqualTo(expected);
            });
  }

  @SuppressWarnings("unchecked")
  private static String rendered(ModelTemplates templates, Map<String, Object> line) {
    Map<String, Object> arguments =
        new TreeMap<>((Map<String, Object>) line.getOrDefault("arguments", Map.of()));
    Chat chat =
        new Chat(
            (List<Map<String, Object>>) line.get("messages"),
            (List<Object>) arguments.remove("tools"),
            null,
            (Boolean) line.get("add_generation_prompt"),
            arguments);
    try {
      return templates.render(chat, Cases.NOW).text();
    } catch (TemplateException refused) {
      assertThat(refused.kind()).isEqualTo(TemplateException.Kind.RAISED);
      return refused.text();
    }
  }
}
