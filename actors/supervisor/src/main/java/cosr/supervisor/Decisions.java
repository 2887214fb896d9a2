package cosr.supervisor;

import static cosr.supervisor.SheetPhase.*;

import cosr.protocol.Head;
import cosr.protocol.Role;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand.Start;
import cosr.protocol.SupervisorCommand.WeightsSaved;
import cosr.protocol.Update;
import cosr.supervisor.SupervisorEvent.*;
import cosr.supervisor.SupervisorState.Sheet;
import java.util.ArrayList;
import java.util.List;

/**
 * What follows from the state and from what was gathered: pure, and the same in whatever order
 * replies came.
 */
final class Decisions {
  private final Plan plan;
  private final Requests requests;
  private final SupervisorFold fold = new SupervisorFold();

  Decisions(Plan plan, Requests requests) {
    this.plan = plan;
    this.requests = requests;
  }

  /** Events that begin the run, or go on with it; none for a run that is over. */
  List<SupervisorEvent> start(SupervisorState s, Start command) {
    if (s.stage() == RunStage.COMPLETED) return List.of();
    if (s.stage() == RunStage.NEW)
      return List.of(new RunStarted(command.terms()), move(RunStage.NEW, RunTrigger.STARTED));
    List<SupervisorEvent> out = new ArrayList<>();
    List<String> differences = TermsCheck.differences(s.terms().get(0), command.terms());
    if (!differences.isEmpty()) {
      if (!command.acceptDivergence())
        throw new IllegalStateException(
            "the run cannot go on as it began: " + String.join("; ", differences));
      out.add(new DivergenceAccepted(command.terms(), differences));
    }
    out.add(new RunResumed(command.terms()));
    if (s.stage() == RunStage.PAUSED || s.stage() == RunStage.FAILED) {
      RunTable.row(s.stage(), RunTrigger.RESUMED);
      out.add(new StageMoved(s.stage(), RunTrigger.RESUMED, s.left()));
    }
    return out;
  }

  List<SupervisorEvent> failed(SupervisorState s, Role role, String reason) {
    return switch (s.stage()) {
      case NEW, PAUSED, COMPLETED, FAILED -> List.of();
      case PREPARING, WARMING_UP, EXAMINING, ASSESSING, PRACTISING, SAVING ->
          List.of(new RunFailed(role, reason), move(s.stage(), RunTrigger.PART_FAILED));
    };
  }

  /** Every step that can be taken now, as one list of events to be written together. */
  List<SupervisorEvent> advance(SupervisorState from, Desk desk, boolean pause, double seconds) {
    List<SupervisorEvent> all = new ArrayList<>();
    SupervisorState s = from;
    while (true) {
      List<SupervisorEvent> step = step(s, desk, pause, seconds);
      if (step.isEmpty()) return all;
      s = fold.applyAll(s, step);
      all.addAll(step);
    }
  }

  private List<SupervisorEvent> step(SupervisorState s, Desk desk, boolean pause, double seconds) {
    return switch (s.stage()) {
      case NEW, PAUSED, COMPLETED, FAILED -> List.of();
      case PREPARING ->
          desk.ready
              .<List<SupervisorEvent>>map(
                  m ->
                      List.of(
                          new StudentPrepared(m.parameters(), m.version(), m.digest()),
                          move(RunStage.PREPARING, RunTrigger.STUDENT_READY)))
              .orElse(List.of());
      case WARMING_UP -> lesson(s, desk, pause);
      case EXAMINING -> exam(s, desk, pause);
      case ASSESSING -> probe(s, desk, pause);
      case PRACTISING -> rounds(s, desk, pause, seconds);
      case SAVING -> desk.saved.map(m -> completed(s, desk, m)).orElse(List.of());
    };
  }

  private List<SupervisorEvent> lesson(SupervisorState s, Desk desk, boolean pause) {
    Sheet quiz = open(s, Stage.WARM_UP);
    if (quiz != null) {
      if (verified(quiz, desk)) return List.of(new QuizClosed(quiz.index()));
      return sheetStep(quiz, desk);
    }
    if (plan.quizDue(s.lessons(), s.quizzes()))
      return List.of(new SheetOpened(Stage.WARM_UP, s.quizzes(), s.version()));
    if (s.lessons() == plan.lessons()) return List.of(move(s.stage(), RunTrigger.LESSONS_DONE));
    if (desk.lesson(s.lessons()).isEmpty()) return List.of();
    Update u = desk.lesson(s.lessons()).get();
    List<SupervisorEvent> out = new ArrayList<>();
    out.add(new LessonLearned(s.lessons(), u.version(), u.loss(), u.digest()));
    if (pause) out.addAll(paused(s, desk));
    return out;
  }

  private List<SupervisorEvent> exam(SupervisorState s, Desk desk, boolean pause) {
    Sheet sheet = open(s, Stage.EXAM);
    if (sheet == null) {
      if (pause) return paused(s, desk);
      return List.of(new SheetOpened(Stage.EXAM, s.exams(), s.version()));
    }
    List<SupervisorEvent> moved = sheetStep(sheet, desk);
    if (!moved.isEmpty() || !verified(sheet, desk)) return moved;
    Gathered g = desk.sheet(Stage.EXAM, sheet.index());
    RunTrigger trigger =
        s.rounds() == plan.rounds()
            ? RunTrigger.FINAL_EXAM_GRADED
            : s.exams() == 0 ? RunTrigger.FIRST_EXAM_GRADED : RunTrigger.EXAM_GRADED;
    return List.of(
        Grades.grade(sheet, s.rounds(), g, heads(s, desk)), move(RunStage.EXAMINING, trigger));
  }

  private List<SupervisorEvent> probe(SupervisorState s, Desk desk, boolean pause) {
    Sheet sheet = open(s, Stage.PROBE);
    if (sheet == null) {
      if (pause) return paused(s, desk);
      return List.of(new SheetOpened(Stage.PROBE, 0, s.version()));
    }
    List<SupervisorEvent> moved = sheetStep(sheet, desk);
    Gathered g = desk.sheet(Stage.PROBE, 0);
    if (!moved.isEmpty() || sheet.phase() != REVIEWING || g.summary.isEmpty()) return moved;
    return List.of(
        new ProbeClosed(0, g.tasks.size() * plan.samples(), heads(s, desk)),
        move(s.stage(), RunTrigger.PROBES_REVIEWED));
  }

  private List<SupervisorEvent> rounds(
      SupervisorState s, Desk desk, boolean pause, double seconds) {
    boolean between = s.sheets().stream().allMatch(x -> x.phase() == SOLVED);
    if (pause && between && s.sheets().size() <= plan.lag()) return paused(s, desk);
    int next = s.rounds() + s.sheets().size();
    boolean lastSolved = s.sheets().stream().allMatch(x -> x.phase().compareTo(SOLVED) >= 0);
    if (next < plan.rounds() && next <= s.rounds() + plan.lag() && lastSolved)
      return List.of(new SheetOpened(Stage.ROUND, next, plan.versionOfRound(next)));
    for (Sheet sheet : s.sheets()) {
      Gathered g = desk.sheet(sheet.stage(), sheet.index());
      if (sheet.phase() == SOLVED && sheet.index() == s.rounds()) return List.of(turn(sheet));
      if (sheet.phase() == VERIFIED && ahead(s, sheet)) return List.of(turn(sheet));
      if (sheet.phase() == REVIEWING && g.update.isPresent() && g.summary.isPresent())
        return closed(s, sheet, g, desk, seconds);
      List<SupervisorEvent> moved = sheetStep(sheet, desk);
      if (!moved.isEmpty()) return moved;
    }
    return List.of();
  }

  /** Whether the attempts that use the weights before this sheet's update are made. */
  private boolean ahead(SupervisorState s, Sheet sheet) {
    int last = Math.min(plan.rounds() - 1, sheet.index() + plan.lag());
    for (Sheet other : s.sheets()) {
      if (other.index() > sheet.index()
          && other.index() <= last
          && other.phase().compareTo(SOLVED) < 0) return false;
    }
    return s.rounds() + s.sheets().size() > last;
  }

  private List<SupervisorEvent> closed(
      SupervisorState s, Sheet sheet, Gathered g, Desk desk, double seconds) {
    Update u = g.update.orElseThrow();
    List<SupervisorEvent> out = new ArrayList<>();
    out.add(
        new RoundClosed(
            sheet.index(), u.version(), u.digest(), Grades.metrics(g, seconds), heads(s, desk)));
    if (plan.examDue(sheet.index() + 1)) out.add(move(RunStage.PRACTISING, RunTrigger.EXAM_DUE));
    return out;
  }

  /** The moves that wait for a role alone. */
  private List<SupervisorEvent> sheetStep(Sheet sheet, Desk desk) {
    Gathered g = desk.sheet(sheet.stage(), sheet.index());
    int parts = requests.parts(sheet, g);
    boolean round = sheet.stage() == Stage.ROUND;
    return switch (sheet.phase()) {
      case ASSIGNING -> g.assigned ? List.of(move(sheet, SheetTrigger.TASKS_ASSIGNED)) : List.of();
      case SOLVING ->
          g.assigned && g.attempts.size() == parts
              ? List.of(move(sheet, SheetTrigger.ATTEMPTS_MADE))
              : List.of();
      case ADAPTING ->
          g.assigned && g.answers.size() == parts
              ? List.of(move(sheet, SheetTrigger.ANSWERS_EXTRACTED))
              : List.of();
      case VERIFYING ->
          verified(sheet, desk) && (round || sheet.stage() == Stage.PROBE)
              ? List.of(move(sheet, SheetTrigger.ANSWERS_VERIFIED))
              : List.of();
      case LEARNING ->
          round && g.update.isPresent()
              ? List.of(move(sheet, SheetTrigger.BATCH_LEARNED))
              : List.of();
      case SOLVED, VERIFIED, REVIEWING, CLOSED -> List.of();
    };
  }

  private boolean verified(Sheet sheet, Desk desk) {
    Gathered g = desk.sheet(sheet.stage(), sheet.index());
    return g.assigned
        && sheet.phase() == VERIFYING
        && g.verdicts.size() == requests.parts(sheet, g);
  }

  private List<SupervisorEvent> completed(SupervisorState s, Desk desk, WeightsSaved m) {
    return List.of(
        new RunCompleted(s.rounds(), m.path(), m.digest(), heads(s, desk)),
        move(s.stage(), RunTrigger.WEIGHTS_SAVED));
  }

  private static List<SupervisorEvent> paused(SupervisorState s, Desk desk) {
    return List.of(
        new RunPaused(s.rounds(), heads(s, desk)), move(s.stage(), RunTrigger.PAUSE_REACHED));
  }

  /** Of all roles: what was heard in this process over what the ledger knows. */
  private static List<Head> heads(SupervisorState s, Desk desk) {
    return s.heads(desk.heads()).heads();
  }

  private static @org.jspecify.annotations.Nullable Sheet open(SupervisorState s, Stage stage) {
    return s.sheets().stream().filter(x -> x.stage() == stage).findFirst().orElse(null);
  }

  private static SheetMoved turn(Sheet sheet) {
    return move(sheet, SheetTrigger.TURN_CAME);
  }

  private static SheetMoved move(Sheet sheet, SheetTrigger trigger) {
    SheetPhase next = SheetTable.row(sheet.stage(), sheet.phase(), trigger).next();
    return new SheetMoved(sheet.stage(), sheet.index(), next);
  }

  private static StageMoved move(RunStage from, RunTrigger trigger) {
    return new StageMoved(from, trigger, RunTable.row(from, trigger).next());
  }
}
