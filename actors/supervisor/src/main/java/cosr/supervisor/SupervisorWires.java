package cosr.supervisor;

import cosr.persistence.WireModule;
import java.util.List;

/** Wire names of the ledger. */
public final class SupervisorWires implements WireModule {
  @Override
  public List<Wire<?>> wires() {
    return List.of(
        new Wire<>("supervisor.run-started", 1, SupervisorEvent.RunStarted.class),
        new Wire<>("supervisor.run-resumed", 1, SupervisorEvent.RunResumed.class),
        new Wire<>("supervisor.divergence-accepted", 1, SupervisorEvent.DivergenceAccepted.class),
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
        new Wire<>("supervisor.state", 1, SupervisorState.class));
  }
}
