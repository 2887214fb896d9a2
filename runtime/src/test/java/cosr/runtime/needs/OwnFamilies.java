package cosr.runtime.needs;

import cosr.curator.tasks.Choices;
import cosr.curator.tasks.FamilySource;
import cosr.curator.tasks.TaskFamily;
import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import cosr.protocol.Task;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A plug-in's families, one for each thing that a machine may lack. */
public final class OwnFamilies implements FamilySource {
  @Override
  public List<TaskFamily> families() {
    return List.of(
        new Own("programs", "python-stdio", Map.of("inputs", "[\"\"]", "outputs", "[\"1\"]")),
        new Own(
            "formulas",
            "smt",
            Map.of("declarations", "(declare-const x Int)", "formula", "(= (* x x) 2)")),
        new Own("foreign", "not-installed", Map.of()));
  }

  /** Prompts are numbers and the answer is 1. */
  record Own(String name, String kind, Map<String, String> parameters) implements TaskFamily {
    @Override
    public String prompt(int level, Choices choices) {
      return "%d%03d=".formatted(level, choices.next(500));
    }

    @Override
    public long prompts(int level) {
      return 500;
    }

    @Override
    public int level(String prompt) {
      if (!prompt.matches("[1-9]\\d\\d\\d=")) throw new IllegalArgumentException(prompt);
      return prompt.charAt(0) - '0';
    }

    @Override
    public String answer(String prompt) {
      return "1";
    }

    @Override
    public AnswerForm form() {
      return AnswerForm.TEXT;
    }

    @Override
    public Check check(String prompt) {
      return new Check(kind, 1, new TreeMap<>(parameters));
    }

    @Override
    public String gloss(String prompt) {
      return prompt;
    }

    @Override
    public double guessRate(int level) {
      return 0;
    }

    @Override
    public SortedMap<String, Integer> attributes(int level) {
      return new TreeMap<>(Map.of("digits", 3, "operations", 1));
    }

    @Override
    public List<Task> decompose(Task task) {
      return List.of();
    }

    @Override
    public String combine(Task task, List<String> answers) {
      throw new IllegalArgumentException("no parts");
    }
  }
}
