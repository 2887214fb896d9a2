package cosr.persistence;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
        message("student.learn", 2, StudentCommand.Learn.class),
        message("student.save-weights", StudentCommand.SaveWeights.class),
        message("adapter.extract-answers", AdapterCommand.ExtractAnswers.class),
        message("verifier.verify-answers", VerifierCommand.VerifyAnswers.class),
        message("verifier.job-done", VerifierCommand.JobDone.class),
        message("supervisor.start", SupervisorCommand.Start.class),
        message("supervisor.pause", SupervisorCommand.Pause.class),
        message("supervisor.nudge", SupervisorCommand.Nudge.class),
        message("supervisor.failed", SupervisorCommand.Failed.class),
        message("supervisor.student-ready", SupervisorCommand.StudentReady.class),
        message("supervisor.tasks-assigned", 2, SupervisorCommand.TasksAssigned.class),
        message("supervisor.attempts-made", SupervisorCommand.AttemptsMade.class),
        message("supervisor.answers-extracted", SupervisorCommand.AnswersExtracted.class),
        message("supervisor.answers-verified", SupervisorCommand.AnswersVerified.class),
        message("supervisor.batch-learned", SupervisorCommand.BatchLearned.class),
        message("supervisor.sheet-reviewed", SupervisorCommand.SheetReviewed.class),
        message("supervisor.weights-saved", SupervisorCommand.WeightsSaved.class));
  }

  @Override
  public List<Upcaster> upcasters() {
    return List.of(
        new Upcaster(
            "message/student.learn",
            1,
            learn -> {
              if (learn.path("material") instanceof ObjectNode m && m.has("groups"))
                m.putArray("setAside");
              return learn;
            }),
        new Upcaster(
            "message/supervisor.tasks-assigned",
            1,
            assigned -> {
              assigned.putArray("setAside");
              return assigned;
            }));
  }

  private static <T> Wire<T> message(String name, Class<T> type) {
    return message(name, 1, type);
  }

  private static <T> Wire<T> message(String name, int version, Class<T> type) {
    return new Wire<>("message/" + name, version, type);
  }
}
