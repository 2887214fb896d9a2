package cosr.runtime.serve;

import cosr.student.engine.Choice;
import cosr.student.tokenizer.StopStrings;
import java.util.List;

/**
 * A request, understood and within bounds.
 *
 * @param prompts token ids, each at least one
 * @param choices answers to each prompt
 * @param maxTokens of an answer to each prompt, end mark included
 * @param choice how tokens are chosen
 * @param seed key of the draws
 * @param top likeliest tokens shown beside each; -1: no log-probabilities are shown
 * @param stream answer piece by piece
 * @param usage end the stream with the number of tokens
 */
public record Ask(
    List<int[]> prompts,
    int choices,
    List<Integer> maxTokens,
    Choice choice,
    StopStrings stops,
    long seed,
    int top,
    boolean stream,
    boolean usage) {
  public Ask {
    prompts = List.copyOf(prompts);
    maxTokens = List.copyOf(maxTokens);
  }

  /** Answers in all; number {@code prompt * choices + choice}. */
  int rows() {
    return prompts.size() * choices;
  }

  long promptTokens() {
    return prompts.stream().mapToLong(ids -> ids.length).sum();
  }
}
