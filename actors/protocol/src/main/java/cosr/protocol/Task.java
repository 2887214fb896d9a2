package cosr.protocol;

/**
 * One task as it is set to the Student.
 *
 * @param id stable: the same family, level and prompt have the same id in every run
 * @param prompt what the Student reads, in its notation
 * @param gloss the prompt in plain words, for people
 * @param maxTokens longest useful answer in tokens, end mark included
 * @param guessRate chance of a right answer by guessing, from 0 to 1
 */
public record Task(
    String id,
    Cell cell,
    String prompt,
    String gloss,
    AnswerForm form,
    Check check,
    int maxTokens,
    double guessRate) {
  /**
   * The prompt for who doesn't know the notation: the prompt itself where it is in plain words, as
   * those of datasets are, and else the gloss.
   */
  public String words() {
    return gloss.equals(prompt.replaceAll("\\s+", " ")) ? prompt : gloss;
  }
}
