package cosr.runtime.serve;

import cosr.student.tokenizer.TextTokenizer;
import cosr.templates.Chat;
import cosr.templates.ModelTemplates;
import cosr.templates.TemplateException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Messages through the model's own template. The text of a message is data: braces in it mean
 * nothing.
 *
 * @param system message put before those that have none of the system; empty: none
 */
public record TemplateChat(ModelTemplates templates, TextTokenizer tokenizer, String system)
    implements ChatPrompt {
  @Override
  public int[] of(List<Map<String, Object>> messages, Map<String, Object> arguments) {
    try {
      Chat chat = Chat.of(withSystem(messages)).with(arguments);
      String text = templates.render(chat, LocalDateTime.now()).text();
      return tokenizer.encode(text, false);
    } catch (TemplateException e) {
      throw ApiError.bad("messages", "the chat template says: " + e.text());
    }
  }

  private List<Map<String, Object>> withSystem(List<Map<String, Object>> messages) {
    if (system.isEmpty() || messages.stream().anyMatch(m -> "system".equals(m.get("role"))))
      return messages;
    List<Map<String, Object>> all = new ArrayList<>(messages);
    all.addFirst(Map.of("role", "system", "content", system));
    return all;
  }
}
