package cosr.curator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import cosr.protocol.Task;
import java.util.List;

/** How the Curator meets a cell after a sheet. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Review.Reinforce.class, name = "reinforce"),
  @JsonSubTypes.Type(value = Review.Harder.class, name = "harder"),
  @JsonSubTypes.Type(value = Review.Easier.class, name = "easier"),
  @JsonSubTypes.Type(value = Review.Remediate.class, name = "remediate"),
  @JsonSubTypes.Type(value = Review.SetAside.class, name = "set-aside")
})
public sealed interface Review {
  /** The name under which decisions are counted. */
  default String label() {
    return switch (this) {
      case Reinforce r -> "reinforce";
      case Harder h -> "harder";
      case Easier e -> "easier";
      case Remediate r -> "remediate";
      case SetAside s -> "set-aside";
    };
  }

  /**
   * Go on with new tasks of the cell.
   *
   * @param reason {@code zone}, {@code mastered}, {@code format} (the answers' form is what fails),
   *     {@code stuck} (and nothing simpler is to be had), {@code locked}, {@code no-verdict} or
   *     {@code set-aside}
   */
  record Reinforce(String reason) implements Review {}

  /**
   * The next level opens, and the cell itself where it was closed.
   *
   * @param opens the cell of the next level, as text; the cell itself where that is open or there
   *     is none
   */
  record Harder(String opens) implements Review {}

  /**
   * The next level closes again, since this one no longer carries it.
   *
   * @param closes that cell, as text
   */
  record Easier(String closes) implements Review {}

  /**
   * The Student is stuck: it gets something simpler first.
   *
   * @param kind {@code decompose}
   * @param parent id of the task that the Student is stuck at
   * @param subtasks to be assigned with the next round
   */
  record Remediate(String kind, String parent, List<Task> subtasks) implements Review {}

  /**
   * The cell is kept out of every allocation from now on.
   *
   * @param reason {@code verdicts-disagree} or {@code bad-task}
   */
  record SetAside(String reason) implements Review {}
}
