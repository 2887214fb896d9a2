package cosr.protocol;

import java.util.List;

/** What the Adapter is asked. */
public sealed interface AdapterCommand extends Message {
  @Override
  default Role to() {
    return Role.ADAPTER;
  }

  /**
   * Bring attempts into the form of their checks. Answered by {@link
   * SupervisorCommand.AnswersExtracted}.
   */
  record ExtractAnswers(String run, SheetKey key, List<AttemptText> attempts)
      implements AdapterCommand {}

  /**
   * All that the Adapter sees of an attempt.
   *
   * @param finished whether the Student ended it by itself
   */
  record AttemptText(String text, boolean finished, AnswerForm form) {}
}
