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
    double guessRate) {}
