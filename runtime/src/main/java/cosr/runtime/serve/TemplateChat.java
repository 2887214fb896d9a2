package cosr.runtime.serve;

import cosr.student.tokenizer.TextTokenizer;
import cosr.templates.Chat;
import cosr.templates.ModelTemplates;
import cosr.templates.TemplateException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * Messages through the model's own template. The text of a message is data: braces in it mean
 * nothing.
 */
public record TemplateChat(ModelTemplates templates, TextTokenizer tokenizer)
    implements ChatPrompt {
  @Override
  public int[] of(List<Map<String, Object>> messages, Map<String, Object> arguments) {
    try {
      Chat chat = Chat.of(messages).with(arguments);
      String text = templates.render(chat, LocalDateTime.now()).text();
      return tokenizer.encode(text, false);
    } catch (TemplateException e) {
      throw ApiError.bad("messages", "the chat template says: " + e.text());
    }
  }
}
