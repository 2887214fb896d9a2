package cosr.runtime.serve;

import java.util.List;
import java.util.Map;

/** How messages become the tokens that a model goes on from. Used from several threads. */
@FunctionalInterface
public interface ChatPrompt {
  /**
   * The ids of a prompt.
   *
   * @param messages each with its role and content, and what else it has
   * @param arguments further variables of the template
   * @throws ApiError if the messages can't be shown to the model
   */
  int[] of(List<Map<String, Object>> messages, Map<String, Object> arguments);
}
