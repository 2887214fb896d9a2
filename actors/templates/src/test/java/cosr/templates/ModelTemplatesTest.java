package cosr.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTemplatesTest {
  private static final List<Map<String, Object>> HELLO =
      List.of(Map.of("role", "user", "content", "hi"));

  private Path folder;

  @BeforeEach
  void makeFolder(@TempDir Path folder) {
    this.folder = folder;
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
  }

  private String render(Chat chat) throws IOException {
    return ModelTemplates.of(folder).render(chat, Cases.NOW).text();
  }

  @Test
  void theJinjaFileWinsOverTheConfiguration() throws IOException {
    write("chat_template.jinja", "file {{ messages[0].content }}");
    write("tokenizer_config.json", "{\"chat_template\": \"configured\"}");

    assertThat(render(Chat.of(HELLO))).isEqualTo("file hi");
  }

  @Test
  void oneOfSeveralTemplatesIsForTools() throws IOException {
    write(
        "tokenizer_config.json",
        "{\"chat_template\": [{\"name\": \"default\", \"template\": \"plain {{ tools }}\"},"
            + " {\"name\": \"tool_use\", \"template\": \"{{ tools | length }} tools\"}]}");

    assertThat(render(Chat.of(HELLO))).isEqualTo("plain None");
    assertThat(render(new Chat(HELLO, List.of(Map.of()), null, false, Map.of())))
        .isEqualTo("1 tools");
    assertThat(ModelTemplates.of(folder).names()).containsExactly("default", "tool_use");
  }

  @Test
  void additionalTemplatesLieInAFolderOfTheirOwn() throws IOException {
    write("chat_template.jinja", "plain");
    write("additional_chat_templates/tool_use.jinja", "with tools");
    write("additional_chat_templates/rag.jinja", "rag");

    ModelTemplates templates = ModelTemplates.of(folder);

    assertThat(templates.names()).containsExactly("default", "rag", "tool_use");
    assertThat(templates.choose(true).name()).endsWith("tool_use.jinja");
  }

  @Test
  void specialTokensAreTextsOrObjectsAndNullIsNone() throws IOException {
    write("chat_template.jinja", "{{ bos_token }}|{{ eos_token }}|{{ pad_token is defined }}");
    write(
        "tokenizer_config.json",
        "{\"bos_token\": {\"content\": \"<b>\", \"lstrip\": false}, \"eos_token\": \"<e>\","
            + " \"pad_token\": null, \"image_token\": \"<i>\", \"added_tokens_decoder\": {}}");
    write("special_tokens_map.json", "{\"bos_token\": \"<other>\"}");

    assertThat(render(Chat.of(HELLO))).isEqualTo("<b>|<e>|False");
    assertThat(ModelTemplates.of(folder).specialTokens())
        .isEqualTo(Map.of("bos_token", "<b>", "eos_token", "<e>", "image_token", "<i>"));
  }

  @Test
  void anOldFolderHasItsTokensInAMap() throws IOException {
    write(
        "tokenizer_config.json",
        "{\"bos_token\": \"<b>\", \"tokenizer_class\": \"Qwen2Tokenizer\"}");
    write("special_tokens_map.json", "{\"bos_token\": {\"content\": \"<m>\"}}");

    assertThat(ModelTemplates.of(folder).specialTokens())
        .isEqualTo(
            Map.of(
                "bos_token", "<m>",
                "eos_token", "<|endoftext|>",
                "pad_token", "<|endoftext|>",
                "unk_token", "<|endoftext|>"));
  }

  @Test
  void argumentsAreVariablesAndWinOverTokens() throws IOException {
    write(
        "chat_template.jinja", "{{ bos_token }} {{ enable_thinking }} {{ add_generation_prompt }}");
    write("tokenizer_config.json", "{\"bos_token\": \"<b>\"}");

    Chat chat = Chat.of(HELLO).with(Map.of("enable_thinking", false, "bos_token", "mine"));

    assertThat(render(chat)).isEqualTo("mine False True");
  }

  @Test
  void entriesThatAreNullAreLeftOutAndReasoningHasTwoNames() throws IOException {
    write("chat_template.jinja", "{{ messages[0].content is defined }} {{ messages[0] | tojson }}");
    Map<String, Object> message = new HashMap<>();
    message.put("role", "assistant");
    message.put("content", null);
    message.put("reasoning", "hm");

    assertThat(render(Chat.of(List.of(message))))
        .startsWith("False {\"thinking\": \"hm\", ")
        .endsWith(", \"reasoning_content\": \"hm\"}");
  }

  @Test
  void aFolderWithoutATemplateIsRefusedWithTheMend() throws IOException {
    write("tokenizer_config.json", "{}");

    assertThat(catchThrowableOfType(TemplateException.class, () -> render(Chat.of(HELLO))))
        .hasMessage(
            folder
                + ": the model has no chat template: add chat_template.jinja, or use a chat model");
  }

  @Test
  void anEmptyConversationIsRefusedAsByTransformers() throws IOException {
    write("chat_template.jinja", "x");

    assertThat(
            catchThrowableOfType(TemplateException.class, () -> render(Chat.of(new ArrayList<>())))
                .text())
        .isEqualTo(
            "Cannot apply chat template to an empty conversation. Provide at least one message.");
  }
}
