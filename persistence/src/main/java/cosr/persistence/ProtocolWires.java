package cosr.persistence;

import cosr.protocol.AdapterCommand;
import cosr.protocol.CuratorCommand;
import cosr.protocol.StudentCommand;
import cosr.protocol.SupervisorCommand;
import cosr.protocol.VerifierCommand;
import java.util.List;

/** Wire names of the messages between roles. */
public final class ProtocolWires implements WireModule {
  @Override
  public List<Wire<?>> wires() {
    return List.of(
        message("curator.assign-tasks", CuratorCommand.AssignTasks.class),
        message("curator.review-sheet", CuratorCommand.ReviewSheet.class),
        message("student.prepare", StudentCommand.Prepare.class),
        message("student.generate", StudentCommand.Generate.class),
        message("student.learn", StudentCommand.Learn.class),
        message("student.save-weights", StudentCommand.SaveWeights.class),
        message("adapter.extract-answers", AdapterCommand.ExtractAnswers.class),
        message("verifier.verify-answers", VerifierCommand.VerifyAnswers.class),
        message("verifier.job-done", VerifierCommand.JobDone.class),
        message("supervisor.start", SupervisorCommand.Start.class),
        message("supervisor.pause", SupervisorCommand.Pause.class),
        message("supervisor.nudge", SupervisorCommand.Nudge.class),
        message("supervisor.failed", SupervisorCommand.Failed.class),
        message("supervisor.student-ready", SupervisorCommand.StudentReady.class),
        message("supervisor.tasks-assigned", SupervisorCommand.TasksAssigned.class),
        message("supervisor.attempts-made", SupervisorCommand.AttemptsMade.class),
        message("supervisor.answers-extracted", SupervisorCommand.AnswersExtracted.class),
        message("supervisor.answers-verified", SupervisorCommand.AnswersVerified.class),
        message("supervisor.batch-learned", SupervisorCommand.BatchLearned.class),
        message("supervisor.sheet-reviewed", SupervisorCommand.SheetReviewed.class),
        message("supervisor.weights-saved", SupervisorCommand.WeightsSaved.class));
  }

  private static <T> Wire<T> message(String name, Class<T> type) {
    return new Wire<>("message/" + name, 1, type);
  }
}
