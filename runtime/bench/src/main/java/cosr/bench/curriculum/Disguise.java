package cosr.bench.curriculum;

import cosr.curator.tasks.Choices;
import cosr.curator.tasks.TaskFamily;
import cosr.protocol.AnswerForm;
import cosr.protocol.Task;
import java.util.List;
import java.util.SortedMap;

/**
 * The prompts of another family under a name of its own, with verdicts from which nothing can be
 * learned. It doesn't say so: a bank of tasks does not know which of its tasks are at fault, so the
 * chance of guessing is that of the other family.
 */
abstract class Disguise implements TaskFamily {
  private final String name;
  private final TaskFamily prompts;

  Disguise(String kind, TaskFamily prompts) {
    this.name = kind + "-" + prompts.name();
    this.prompts = prompts;
  }

  @Override
  public final String name() {
    return name;
  }

  /** The answer that the prompt has in its own family. */
  final String trueAnswer(String prompt) {
    return prompts.answer(prompt);
  }

  @Override
  public final boolean learnable() {
    return false;
  }

  @Override
  public final String prompt(int level, Choices choices) {
    return prompts.prompt(level, choices);
  }

  @Override
  public final long prompts(int level) {
    return prompts.prompts(level);
  }

  @Override
  public final int level(String prompt) {
    return prompts.level(prompt);
  }

  /** The prompts are written as in their own family, so their characters need tokens, too. */
  @Override
  public final String symbols() {
    return prompts.symbols();
  }

  @Override
  public final String symbols(int rules) {
    return prompts.symbols(rules);
  }

  /** What is verified of the true answer; of one that no check names, all of it. */
  final String verified(String prompt) {
    return prompts.check(prompt).parameters().getOrDefault("expected", trueAnswer(prompt));
  }

  /** The tokens that an attempt may have in the prompt's own family. */
  @Override
  public final Task task(String prompt) {
    Task task = TaskFamily.super.task(prompt);
    return new Task(
        task.id(),
        task.cell(),
        task.prompt(),
        task.gloss(),
        task.form(),
        task.check(),
        prompts.task(prompt).maxTokens(),
        task.guessRate());
  }

  @Override
  public final AnswerForm form() {
    return prompts.form();
  }

  @Override
  public final String gloss(String prompt) {
    return prompts.gloss(prompt);
  }

  @Override
  public final double guessRate(int level) {
    return prompts.guessRate(level);
  }

  @Override
  public final SortedMap<String, Integer> attributes(int level) {
    return prompts.attributes(level);
  }

  /** Nothing simpler leads to an answer that does not follow from the prompt. */
  @Override
  public final List<Task> decompose(Task task) {
    return List.of();
  }

  @Override
  public final String combine(Task task, List<String> answers) {
    return answer(task.prompt());
  }
}
