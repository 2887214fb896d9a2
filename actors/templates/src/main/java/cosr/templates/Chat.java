package cosr.templates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a chat template is asked to show.
 *
 * @param messages each with role and content, and what else it has (tool_calls, reasoning_content)
 * @param tools the schemas of the functions that the model may call, or null
 * @param documents what the model may look at, or null
 * @param addGenerationPrompt whether the text ends where the model is to begin its answer
 * @param arguments further variables of the template, such as enable_thinking
 */
public record Chat(
    List<? extends Map<String, ?>> messages,
    @Nullable List<?> tools,
    @Nullable List<?> documents,
    boolean addGenerationPrompt,
    Map<String, ?> arguments) {
  /** A chat without tools, documents and further variables, that a model is to answer. */
  public static Chat of(List<? extends Map<String, ?>> messages) {
    return new Chat(messages, null, null, true, Map.of());
  }

  /** This with other variables. */
  public Chat with(Map<String, ?> more) {
    return new Chat(messages, tools, documents, addGenerationPrompt, more);
  }

  /** The variables of the rendering, after the special tokens; a further variable wins. */
  Map<String, @Nullable Object> variables(Map<String, String> specialTokens) {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    variables.put("messages", messages);
    variables.put("tools", tools);
    variables.put("documents", documents);
    variables.put("add_generation_prompt", addGenerationPrompt);
    variables.putAll(specialTokens);
    variables.putAll(arguments);
    return variables;
  }
}
