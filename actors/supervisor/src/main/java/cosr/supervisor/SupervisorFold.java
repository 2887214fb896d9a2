package cosr.supervisor;

import cosr.persistence.Fold;
import cosr.protocol.Role;
import cosr.protocol.Stage;
import cosr.supervisor.SupervisorEvent.*;

/** How the ledger becomes state. */
public final class SupervisorFold implements Fold<SupervisorEvent, SupervisorState> {
  @Override
  public Role role() {
    return Role.SUPERVISOR;
  }

  @Override
  public SupervisorState initial() {
    return SupervisorState.initial();
  }

  @Override
  public Class<SupervisorState> stateType() {
    return SupervisorState.class;
  }

  @Override
  public SupervisorState apply(SupervisorState s, SupervisorEvent event) {
    return switch (event) {
      case RunStarted e -> s.terms(e.terms());
      case RunResumed e -> s;
      case DivergenceAccepted e -> s.terms(e.terms());
      case StageMoved e -> s.moved(e.from(), e.to());
      case StudentPrepared e -> s.weights(0, e.version(), e.digest());
      case LessonLearned e -> s.weights(e.lesson() + 1, e.version(), e.digest());
      case SheetOpened e ->
          s.opened(
              new SupervisorState.Sheet(
                  e.stage(), e.index(), e.version(), SheetTable.first(e.stage())));
      case SheetMoved e -> s.moved(e.stage(), e.index(), e.phase());
      case QuizClosed e -> s.quizClosed(e.quiz());
      case ProbeClosed e -> s.closed(Stage.PROBE, e.index()).heads(e.heads());
      case RoundClosed e -> s.roundClosed(e.round(), e.version(), e.digest()).heads(e.heads());
      case ExamGraded e -> s.examGraded(e.exam()).heads(e.heads());
      case RunPaused e -> s.heads(e.heads());
      case RunCompleted e -> s.heads(e.heads());
      case RunFailed e -> s;
    };
  }
}
