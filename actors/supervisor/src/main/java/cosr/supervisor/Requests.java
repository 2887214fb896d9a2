package cosr.supervisor;

import cosr.protocol.AdapterCommand.AttemptText;
import cosr.protocol.AdapterCommand.ExtractAnswers;
import cosr.protocol.Answer;
import cosr.protocol.CuratorCommand.AssignTasks;
import cosr.protocol.CuratorCommand.GroupReport;
import cosr.protocol.CuratorCommand.ReviewSheet;
import cosr.protocol.Message;
import cosr.protocol.Outcome;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.StudentCommand.Generate;
import cosr.protocol.StudentCommand.GroupOutcomes;
import cosr.protocol.StudentCommand.Learn;
import cosr.protocol.StudentCommand.Lesson;
import cosr.protocol.StudentCommand.Practice;
import cosr.protocol.StudentCommand.Prepare;
import cosr.protocol.StudentCommand.Prompt;
import cosr.protocol.StudentCommand.SaveWeights;
import cosr.protocol.SupervisorCommand.Attempt;
import cosr.protocol.SupervisorCommand.GroupVerdicts;
import cosr.protocol.Task;
import cosr.protocol.Verdict;
import cosr.protocol.VerifierCommand.Question;
import cosr.protocol.VerifierCommand.VerifyAnswers;
import cosr.supervisor.SupervisorState.Sheet;
import java.util.ArrayList;
import java.util.List;

/**
 * What is waited for: a pure function of the state and of what was gathered. It is sent when it
 * first comes up and again at every nudge, so a lost message costs a moment and nothing else.
 */
final class Requests {
  private final String run;
  private final Plan plan;

  Requests(String run, Plan plan) {
    this.run = run;
    this.plan = plan;
  }

  List<Message> pending(SupervisorState state, Desk desk) {
    List<Message> out = new ArrayList<>();
    switch (state.stage()) {
      case PREPARING -> out.add(new Prepare(run));
      case WARMING_UP -> {
        for (Sheet quiz : state.sheets())
          out.addAll(ofSheet(quiz, desk.sheet(quiz.stage(), quiz.index())));
        if (state.sheets().isEmpty())
          out.add(new Learn(run, new SheetKey(Stage.WARM_UP, state.lessons(), 0), new Lesson()));
      }
      case SAVING -> out.add(new SaveWeights(run, new SheetKey(Stage.ROUND, state.rounds(), 0)));
      case EXAMINING, ASSESSING, PRACTISING -> {
        for (Sheet sheet : state.sheets()) {
          boolean rests = state.stage() == RunStage.EXAMINING && sheet.stage() != Stage.EXAM;
          if (!rests) ofSheet(sheet, desk.sheet(sheet.stage(), sheet.index())).forEach(out::add);
        }
      }
      case NEW, PAUSED, COMPLETED, FAILED -> {}
    }
    return out;
  }

  /** Whether the sheet is answered once and greedily, and nothing is learned from it. */
  private static boolean isLooked(Stage stage) {
    return stage == Stage.EXAM || stage == Stage.WARM_UP;
  }

  int samples(Stage stage) {
    return isLooked(stage) ? 1 : plan.samples();
  }

  int parts(Sheet sheet, Gathered g) {
    return plan.parts(g.tasks.size(), samples(sheet.stage()));
  }

  private List<Message> ofSheet(Sheet sheet, Gathered g) {
    SheetPhase phase = sheet.phase();
    if (!g.assigned) {
      int reviewed = sheet.stage() == Stage.ROUND ? Math.max(0, sheet.index() - plan.lag()) : 0;
      return List.of(new AssignTasks(run, sheet.key(), reviewed));
    }
    int parts = parts(sheet, g);
    for (int p = 0; p < parts; p++)
      if (!g.attempts.containsKey(p)) return List.of(generate(sheet, g, p));
    if (phase.compareTo(SheetPhase.ADAPTING) < 0) return List.of();
    for (int p = 0; p < parts; p++)
      if (!g.answers.containsKey(p)) return List.of(extract(sheet, g, p));
    if (phase.compareTo(SheetPhase.VERIFYING) < 0) return List.of();
    for (int p = 0; p < parts; p++)
      if (!g.verdicts.containsKey(p)) return List.of(verify(sheet, g, p));
    if (phase == SheetPhase.LEARNING
        || (phase == SheetPhase.REVIEWING && sheet.stage() == Stage.ROUND)) {
      if (g.update.isEmpty()) return List.of(learn(sheet, g));
    }
    if (phase == SheetPhase.REVIEWING && g.summary.isEmpty()) return List.of(review(sheet, g));
    return List.of();
  }

  private List<Task> part(Sheet sheet, Gathered g, int p) {
    int size = plan.partTasks(samples(sheet.stage()));
    return g.tasks.subList(p * size, Math.min(g.tasks.size(), (p + 1) * size));
  }

  private Message generate(Sheet sheet, Gathered g, int p) {
    List<Prompt> prompts = new ArrayList<>();
    for (Task t : part(sheet, g, p))
      prompts.add(
          new Prompt(t.id(), t.cell(), plan.inWords() ? t.words() : t.prompt(), "", t.maxTokens()));
    return new Generate(
        run,
        sheet.key().part(p),
        sheet.version(),
        samples(sheet.stage()),
        isLooked(sheet.stage()),
        prompts);
  }

  private Message extract(Sheet sheet, Gathered g, int p) {
    int samples = samples(sheet.stage());
    List<Task> tasks = part(sheet, g, p);
    List<Attempt> attempts = g.attempts.getOrDefault(p, List.of());
    List<AttemptText> texts = new ArrayList<>();
    for (int i = 0; i < attempts.size(); i++) {
      Attempt a = attempts.get(i);
      texts.add(new AttemptText(a.text(), a.finished(), tasks.get(i / samples).form()));
    }
    return new ExtractAnswers(run, sheet.key().part(p), texts);
  }

  private Message verify(Sheet sheet, Gathered g, int p) {
    int samples = samples(sheet.stage());
    List<Task> tasks = part(sheet, g, p);
    List<Answer> answers = g.answers.getOrDefault(p, List.of());
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      Task t = tasks.get(i);
      questions.add(
          new Question(
              t.id(), t.check(), List.copyOf(answers.subList(i * samples, (i + 1) * samples))));
    }
    return new VerifyAnswers(run, sheet.key().part(p), questions);
  }

  private Message learn(Sheet sheet, Gathered g) {
    List<GroupVerdicts> verdicts = g.allVerdicts();
    List<GroupOutcomes> groups = new ArrayList<>();
    for (int i = 0; i < g.tasks.size(); i++) {
      Task t = g.tasks.get(i);
      groups.add(new GroupOutcomes(t.id(), t.cell(), outcomes(verdicts.get(i))));
    }
    return new Learn(run, sheet.key(), new Practice(groups, List.copyOf(g.setAside)));
  }

  private Message review(Sheet sheet, Gathered g) {
    int samples = samples(sheet.stage());
    List<GroupVerdicts> verdicts = g.allVerdicts();
    List<Attempt> attempts = g.allAttempts();
    List<Long> solve = solveMicros(samples, g);
    List<GroupReport> groups = new ArrayList<>();
    for (int i = 0; i < g.tasks.size(); i++) {
      Task t = g.tasks.get(i);
      List<Integer> tokens =
          attempts.subList(i * samples, (i + 1) * samples).stream().map(Attempt::tokens).toList();
      GroupVerdicts v = verdicts.get(i);
      groups.add(
          new GroupReport(t.id(), t.cell(), outcomes(v), tokens, solve.get(i), v.disagreements()));
    }
    return new ReviewSheet(run, sheet.key(), groups);
  }

  /**
   * Each part's sampling time by the tokens of its groups; all 0 where a part was not timed, since
   * a repeat answered it.
   */
  static List<Long> solveMicros(int samples, Gathered g) {
    boolean timed = g.sampling.values().stream().allMatch(micros -> micros > 0);
    List<Long> out = new ArrayList<>();
    g.attempts.forEach(
        (part, attempts) -> {
          long all = Math.max(1, tokens(attempts));
          long micros = timed ? g.sampling.getOrDefault(part, 0L) : 0;
          for (int from = 0; from < attempts.size(); from += samples)
            out.add(micros * tokens(attempts.subList(from, from + samples)) / all);
        });
    return out;
  }

  private static long tokens(List<Attempt> attempts) {
    return attempts.stream().mapToLong(Attempt::tokens).sum();
  }

  static List<Outcome> outcomes(GroupVerdicts group) {
    return group.verdicts().stream().map(Verdict::outcome).toList();
  }
}
