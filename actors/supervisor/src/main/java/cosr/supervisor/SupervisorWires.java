package cosr.supervisor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import cosr.persistence.Upcaster;
import cosr.persistence.WireModule;
import java.util.List;
import java.util.stream.Stream;

/** Wire names of the ledger. */
public final class SupervisorWires implements WireModule {
  @Override
  public List<Wire<?>> wires() {
    return List.of(
        new Wire<>("supervisor.run-started", 2, SupervisorEvent.RunStarted.class),
        new Wire<>("supervisor.run-resumed", 2, SupervisorEvent.RunResumed.class),
        new Wire<>("supervisor.divergence-accepted", 2, SupervisorEvent.DivergenceAccepted.class),
        new Wire<>("supervisor.stage-moved", 1, SupervisorEvent.StageMoved.class),
        new Wire<>("supervisor.student-prepared", 1, SupervisorEvent.StudentPrepared.class),
        new Wire<>("supervisor.lesson-learned", 1, SupervisorEvent.LessonLearned.class),
        new Wire<>("supervisor.sheet-opened", 1, SupervisorEvent.SheetOpened.class),
        new Wire<>("supervisor.sheet-moved", 1, SupervisorEvent.SheetMoved.class),
        new Wire<>("supervisor.quiz-closed", 1, SupervisorEvent.QuizClosed.class),
        new Wire<>("supervisor.probe-closed", 1, SupervisorEvent.ProbeClosed.class),
        new Wire<>("supervisor.round-closed", 1, SupervisorEvent.RoundClosed.class),
        new Wire<>("supervisor.exam-graded", 1, SupervisorEvent.ExamGraded.class),
        new Wire<>("supervisor.run-paused", 1, SupervisorEvent.RunPaused.class),
        new Wire<>("supervisor.run-completed", 1, SupervisorEvent.RunCompleted.class),
        new Wire<>("supervisor.run-failed", 1, SupervisorEvent.RunFailed.class),
        new Wire<>("supervisor.state", 2, SupervisorState.class));
  }

  /** There is none for the state: it follows from the events. */
  @Override
  public List<Upcaster> upcasters() {
    return Stream.of("run-started", "run-resumed", "divergence-accepted")
        .map(name -> new Upcaster("supervisor." + name, 1, SupervisorWires::kernels))
        .toList();
  }

  /** Before terms named kernels, there was one kind. */
  private static ObjectNode kernels(ObjectNode event) {
    ((ObjectNode) event.get("terms")).put("kernels", "training fp32, sampling fp32");
    return event;
  }
}
