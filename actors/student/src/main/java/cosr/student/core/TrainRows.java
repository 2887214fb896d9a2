package cosr.student.core;

import cosr.protocol.Lessons;
import cosr.student.wording.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the rows that the engine learns from, in the order of the batch. */
public final class TrainRows {
  private static final float[] NONE = {};

  private TrainRows() {}

  /** The policy batch: one row a member, its weight the advantage. */
  public static List<Row> policy(ResolvedBatch batch) {
    List<Row> rows = new ArrayList<>(batch.policy().size());
    for (ResolvedBatch.Member m : batch.policy())
      rows.add(
          new Row(
              m.sample().sequence(),
              m.sample().prompt().length,
              m.advantage(),
              Packed.floats(m.logProbs()),
              Origin.STUDENT));
    return rows;
  }

  /** One supervised batch of own correct attempts. */
  public static List<Row> replay(List<Sample> samples) {
    List<Row> rows = new ArrayList<>(samples.size());
    for (Sample s : samples)
      rows.add(new Row(s.sequence(), s.prompt().length, 1, NONE, Origin.STUDENT));
    return rows;
  }

  /** The rows of one warm-up step; an end mark closes every answer. */
  public static List<Row> lesson(List<Lessons.Row> lesson, Wording wording) {
    List<Row> rows = new ArrayList<>(lesson.size());
    for (Lessons.Row r : lesson) {
      int[] prompt = wording.prompt(r.prompt(), "");
      int[] answer = wording.answer(r.answer());
      int[] ids = Arrays.copyOf(prompt, prompt.length + answer.length + 1);
      System.arraycopy(answer, 0, ids, prompt.length, answer.length);
      ids[ids.length - 1] = wording.end();
      rows.add(new Row(ids, prompt.length, 1, NONE, Origin.LESSON));
    }
    return rows;
  }
}
