package cosr.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What the Student is asked. Its two verbs are {@link Generate} and {@link Learn}. */
public sealed interface StudentCommand extends Message {
  @Override
  default Role to() {
    return Role.STUDENT;
  }

  /** Make or restore the weights. Answered by {@link SupervisorCommand.StudentReady}. */
  record Prepare(String run) implements StudentCommand {}

  /**
   * Sample attempts. Answered by {@link SupervisorCommand.AttemptsMade}.
   *
   * @param weightsVersion updates that the weights must have behind them, neither more nor fewer
   * @param greedy take the likeliest token instead of drawing one
   */
  record Generate(
      String run,
      SheetKey key,
      int weightsVersion,
      int samples,
      boolean greedy,
      List<Prompt> prompts)
      implements StudentCommand {}

  /**
   * @param given what the answer starts with; empty in general
   */
  record Prompt(String taskId, Cell cell, String text, String given, int maxTokens) {}

  /** One update of the weights. Answered by {@link SupervisorCommand.BatchLearned}. */
  record Learn(String run, SheetKey key, Material material) implements StudentCommand {}

  /**
   * Write a checkpoint of the weights as they are. Answered by {@link
   * SupervisorCommand.WeightsSaved}.
   */
  record SaveWeights(String run, SheetKey key) implements StudentCommand {}

  /** What is learned from. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Lesson.class, name = "lesson"),
    @JsonSubTypes.Type(value = Practice.class, name = "practice")
  })
  sealed interface Material {}

  /** The warm-up lesson that the command's key names: its rows follow from the key. */
  record Lesson() implements Material {}

  /**
   * The verdicts on the attempts of the round that the command's key names, by task.
   *
   * @param setAside cells of which nothing earlier is replayed
   */
  record Practice(List<GroupOutcomes> groups, List<Cell> setAside) implements Material {}

  /**
   * @param outcomes by sample
   */
  record GroupOutcomes(String taskId, Cell cell, List<Outcome> outcomes) {}

  /** The actor's own messages to itself; never serialised. */
  non-sealed interface Internal extends StudentCommand {}
}
