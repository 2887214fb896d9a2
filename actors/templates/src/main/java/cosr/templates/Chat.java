package cosr.templates;

import java.util.ArrayList;
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

  /**
   * The messages as templates see them: without the entries that are null, and with what was
   * reasoned under the two names that templates read.
   */
  private List<Map<String, @Nullable Object>> shown() {
    List<Map<String, @Nullable Object>> shown = new ArrayList<>();
    for (Map<String, ?> message : messages) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      message.forEach(
          (name, value) -> {
            if (value != null) {
              all.put(name, value);
            }
          });
      for (String name : List.of("reasoning_content", "thinking", "reasoning")) {
        Object reasoning = all.get(name);
        if (reasoning != null) {
          Map<String, @Nullable Object> aliased = new LinkedHashMap<>();
          aliased.put("thinking", reasoning);
          aliased.putAll(all);
          aliased.put("reasoning_content", reasoning);
          all.clear();
          all.putAll(aliased);
          break;
        }
      }
      shown.add(all);
    }
    return shown;
  }

  /** The variables of the rendering, after the special tokens; a further variable wins. */
  Map<String, @Nullable Object> variables(Map<String, String> specialTokens) {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    variables.put("messages", shown());
    variables.put("tools", tools);
    variables.put("documents", documents);
    variables.put("add_generation_prompt", addGenerationPrompt);
    variables.putAll(specialTokens);
    variables.putAll(arguments);
    return variables;
  }
}
