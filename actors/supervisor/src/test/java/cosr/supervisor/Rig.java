package cosr.supervisor;

import cosr.protocol.*;
import cosr.protocol.SupervisorCommand.*;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Drives the Supervisor's decisions with roles that answer by rule, without actors. */
final class Rig {
  /** What the Curator says is set aside. */
  static final Cell ASIDE = new Cell("sort", 2);

  final List<SupervisorEvent> ledger = new ArrayList<>();
  final Set<String> visited = new LinkedHashSet<>();
  final List<String> asked = new ArrayList<>();

  /** Lengths of the ledger after each commit. */
  final List<Integer> commits = new ArrayList<>();

  private final SupervisorFold fold = new SupervisorFold();
  private final Plan plan;
  private final Requests requests;
  private final Decisions decisions;
  private final Desk desk;
  SupervisorState state = fold.initial();
  boolean pause;

  Rig(int lag, int rounds) {
    List<Task> exam = new ArrayList<>();
    for (int i = 0; i < 5; i++) exam.add(task("exam" + i));
    plan = new Plan(5, rounds, lag, 2, 2, exam, exam.subList(0, 2), 4, false);
    desk = new Desk(plan);
    requests = new Requests("r", plan);
    decisions = new Decisions(plan, requests);
  }

  static Terms terms(String processor) {
    return new Terms("a = 1", "d", "v", "e", "avx2", processor, 1, "k");
  }

  /** The same run in a new process: only the ledger is left. */
  Rig restarted(int lag, int rounds, int prefix) {
    Rig other = new Rig(lag, rounds);
    for (SupervisorEvent e : ledger.subList(0, prefix)) other.write(List.of(e));
    return other;
  }

  void start(Terms terms, boolean accept) {
    write(decisions.start(state, new Start("r", terms, accept)));
  }

  void fail(String reason) {
    write(decisions.failed(state, Role.STUDENT, reason));
  }

  /** Goes on until nothing is waited for any more; replies come in the order given by the turn. */
  void go(int turn) {
    for (int i = 0; i < 10_000; i++) {
      if (!step(turn + i)) return;
    }
    throw new AssertionError("the run never rests");
  }

  boolean step(int turn) {
    write(decisions.advance(state, desk, pause, 1));
    List<Message> pending = requests.pending(state, desk);
    if (pending.isEmpty()) return false;
    answer(pending.get(Math.floorMod(turn, pending.size())));
    return true;
  }

  private void write(List<SupervisorEvent> events) {
    for (SupervisorEvent e : events) {
      note(e);
      ledger.add(e);
      state = fold.apply(state, e);
    }
    if (!events.isEmpty()) commits.add(ledger.size());
  }

  private void note(SupervisorEvent event) {
    switch (event) {
      case SupervisorEvent.StageMoved m -> visited.add(m.from() + "/" + m.trigger());
      case SupervisorEvent.SheetMoved m ->
          visited.add(m.stage() + "/" + before(m) + "/" + m.phase());
      case SupervisorEvent.RoundClosed c -> visited.add("ROUND/REVIEWING/CLOSED");
      case SupervisorEvent.QuizClosed c -> visited.add("WARM_UP/VERIFYING/CLOSED");
      case SupervisorEvent.ProbeClosed c -> visited.add("PROBE/REVIEWING/CLOSED");
      case SupervisorEvent.ExamGraded c -> visited.add("EXAM/VERIFYING/CLOSED");
      case SupervisorEvent.RunStarted e -> {}
      case SupervisorEvent.RunResumed e -> {}
      case SupervisorEvent.DivergenceAccepted e -> {}
      case SupervisorEvent.StudentPrepared e -> {}
      case SupervisorEvent.LessonLearned e -> {}
      case SupervisorEvent.SheetOpened e -> {}
      case SupervisorEvent.RunPaused e -> {}
      case SupervisorEvent.RunCompleted e -> {}
      case SupervisorEvent.RunFailed e -> {}
    }
  }

  private SheetPhase before(SupervisorEvent.SheetMoved m) {
    return state.sheets().stream()
        .filter(s -> s.stage() == m.stage() && s.index() == m.index())
        .map(SupervisorState.Sheet::phase)
        .findFirst()
        .orElseThrow();
  }

  private static Task task(String id) {
    Check check = new Check("list-equals", 1, new TreeMap<>(java.util.Map.of("expected", "1")));
    return new Task(id, new Cell("sort", 1), "s21=", "sort 2 1", AnswerForm.DIGITS, check, 8, 0);
  }

  private Receipt receipt(Role role) {
    return new Receipt(new Head(role, asked.size(), "c", "s"), 5, 7);
  }

  private void answer(Message message) {
    asked.add(message.toString());
    switch (message) {
      case StudentCommand.Prepare m ->
          desk.take(new StudentReady("r", 10, 0, "w0", receipt(Role.STUDENT)));
      case StudentCommand.Learn m -> {
        int version =
            m.key().stage() == Stage.WARM_UP
                ? m.key().index() + 1
                : plan.lessons() + m.key().index() + 1;
        desk.take(
            new BatchLearned(
                "r",
                m.key(),
                new Update(version, 0.5, "w" + version, new TreeMap<>()),
                receipt(Role.STUDENT)));
      }
      case StudentCommand.Generate m -> {
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < m.prompts().size() * m.samples(); i++)
          attempts.add(new Attempt("12", 3, true));
        desk.take(
            new AttemptsMade("r", m.key(), m.weightsVersion(), attempts, receipt(Role.STUDENT)));
      }
      case StudentCommand.SaveWeights m ->
          desk.take(new WeightsSaved("r", m.key(), "model", "w", receipt(Role.STUDENT)));
      case CuratorCommand.AssignTasks m -> {
        List<Assignment> a = new ArrayList<>();
        for (int i = 0; i < 3; i++)
          a.add(new Assignment(task(m.key() + "/" + i), "frontier", 0.5, 0.1));
        desk.take(new TasksAssigned("r", m.key(), a, List.of(ASIDE), receipt(Role.CURATOR)));
      }
      case CuratorCommand.ReviewSheet m ->
          desk.take(
              new SheetReviewed(
                  "r",
                  m.key(),
                  new ReviewSummary(new TreeMap<>(), new TreeMap<>()),
                  receipt(Role.CURATOR)));
      case AdapterCommand.ExtractAnswers m -> {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < m.attempts().size(); i++) answers.add(new Answer.Found("12", 0, 2));
        desk.take(new AnswersExtracted("r", m.key(), answers, receipt(Role.ADAPTER)));
      }
      case VerifierCommand.VerifyAnswers m -> {
        List<GroupVerdicts> groups = new ArrayList<>();
        for (VerifierCommand.Question q : m.questions())
          groups.add(
              new GroupVerdicts(
                  q.taskId(),
                  q.answers().stream().map(x -> Verdict.of(new Outcome.Correct())).toList(),
                  0,
                  0));
        desk.take(new AnswersVerified("r", m.key(), groups, PoolUse.NONE, receipt(Role.VERIFIER)));
      }
      default -> throw new AssertionError("nobody answers " + message);
    }
  }
}
