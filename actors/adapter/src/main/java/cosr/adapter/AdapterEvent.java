package cosr.adapter;

import cosr.persistence.NewestParts;
import cosr.protocol.Answer;
import cosr.protocol.SheetKey;
import java.util.List;

/** What the Adapter writes. */
public sealed interface AdapterEvent {
  /**
   * One part of a sheet was brought into the form of its checks; written once for each command.
   *
   * @param packed answers in the order of the attempts
   */
  record AnswersExtracted(SheetKey key, PackedAnswers packed)
      implements AdapterEvent, NewestParts.Part {
    /** The event of these answers. */
    public static AnswersExtracted of(SheetKey key, List<Answer> answers) {
      return new AnswersExtracted(key, PackedAnswers.of(answers));
    }
  }
}
