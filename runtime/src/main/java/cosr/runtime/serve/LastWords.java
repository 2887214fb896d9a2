package cosr.runtime.serve;

import cosr.student.tokenizer.TextTokenizer;
import java.util.List;
import java.util.Map;

/**
 * For a Student that was trained without a template: the content of the last message of the user is
 * the prompt.
 *
 * @param before text that comes before every prompt
 */
public record LastWords(TextTokenizer tokenizer, String before) implements ChatPrompt {
  @Override
  public int[] of(List<Map<String, Object>> messages, Map<String, Object> arguments) {
    for (Map<String, Object> message : messages.reversed())
      if ("user".equals(message.get("role"))
          && message.get("content") instanceof String text
          && !text.isEmpty()) return encoded(before + text);
    throw ApiError.bad("messages", "no message of role user has a content");
  }

  private int[] encoded(String text) {
    try {
      return tokenizer.encode(text, true);
    } catch (IllegalArgumentException e) {
      throw ApiError.bad("messages", String.valueOf(e.getMessage()));
    }
  }
}
