package cosr.student.core;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One attempt of a round with what it answered. Immutable by agreement: nobody writes to the
 * arrays. Written as a bare list, since a snapshot holds tens of thousands.
 *
 * @param task number of the prompt in its round, over all parts
 * @param sample number of the attempt in its group
 * @param prompt token ids that the Student read
 * @param ids token ids that it generated, end mark included
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"round", "task", "sample", "prompt", "ids"})
public record Sample(int round, int task, int sample, int[] prompt, int[] ids) {
  /** Below, equal to or above 0 as this name comes before, is or comes after the other. */
  int compareName(int otherRound, int otherTask, int otherSample) {
    int order = Integer.compare(round, otherRound);
    if (order == 0) order = Integer.compare(task, otherTask);
    return order != 0 ? order : Integer.compare(sample, otherSample);
  }

  /** The whole sequence, as a row to learn from has it. */
  public int[] sequence() {
    int[] all = java.util.Arrays.copyOf(prompt, prompt.length + ids.length);
    System.arraycopy(ids, 0, all, prompt.length, ids.length);
    return all;
  }
}
