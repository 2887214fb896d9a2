package cosr.runtime.verbs;

import cosr.config.ResolvedSettings;
import cosr.config.Settings;
import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.protocol.Outcome;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.StudentCommand.Generate;
import cosr.protocol.StudentCommand.Prompt;
import cosr.protocol.Task;
import cosr.protocol.Terms;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Verbs.EvalRequest;
import cosr.runtime.node.Engines;
import cosr.runtime.node.Needs;
import cosr.runtime.node.RunFolder;
import cosr.runtime.node.Tasks;
import cosr.runtime.screen.Ink;
import cosr.runtime.screen.SkillMapTable;
import cosr.runtime.view.RunView;
import cosr.student.actor.AttemptMaker;
import cosr.student.core.Sampled;
import cosr.student.core.StudentEvent.CheckpointSaved;
import cosr.student.engine.TensorEngine;
import cosr.student.wording.Wording;
import cosr.supervisor.Plan;
import cosr.supervisor.Scores;
import cosr.supervisor.SupervisorEvent.CellScore;
import cosr.supervisor.SupervisorEvent.ExamGraded;
import java.util.ArrayList;
import java.util.List;

/** The verb eval: answers the held-out prompts with a checkpoint of a run; nothing is written. */
final class Evaluation {
  private Evaluation() {}

  static int print(EvalRequest request, Console console) {
    RunFolder folder = new RunFolder(request.run());
    folder.recognise();
    folder.keepLog();
    RunView view = Views.read(folder);
    Terms terms =
        view.terms().orElseThrow(() -> new UserError("run " + folder.name() + " never began"));
    Settings settings = ResolvedSettings.parse(terms.settings()).settings();
    CheckpointSaved checkpoint = Checkpoints.find(folder, view, request.step());
    Catalog catalog = Tasks.of(settings).catalog();
    Needs.prove(catalog, settings.verification());
    List<Task> tasks = catalog.examPapers(settings.exams().perCell()).tasks();
    ExamGraded graded;
    try (TensorEngine engine = Engines.engine(settings, catalog);
        Wording wording = Engines.wording(settings, catalog)) {
      Checkpoints.load(engine, folder, checkpoint, terms);
      graded = grade(engine, wording, settings, tasks, checkpoint.version());
    }
    if (request.json()) {
      List<Object> cells = new ArrayList<>();
      for (CellScore s : graded.scores())
        cells.add(
            Json.object(
                "cell",
                s.cell().toString(),
                "correct",
                s.correct(),
                "total",
                s.total(),
                "corrected",
                s.corrected()));
      console.line(
          Json.of(
              Json.object(
                  "run",
                  folder.name(),
                  "version",
                  checkpoint.version(),
                  "mean",
                  graded.mean(),
                  "cells",
                  cells)));
    } else {
      console.line(
          "run "
              + folder.name()
              + ", weights of version "
              + checkpoint.version()
              + ", held-out prompts, guess-corrected percent:");
      SkillMapTable.one(Views.map(graded), Ink.of(console.color()), console.width())
          .forEach(console::line);
    }
    return Exit.OK;
  }

  private static ExamGraded grade(
      TensorEngine engine, Wording wording, Settings settings, List<Task> tasks, int version) {
    List<List<Outcome>> outcomes = new ArrayList<>();
    int size = Plan.of(settings, tasks, List.of()).partTasks(1);
    try (Marking marking = new Marking(wording, settings)) {
      for (int p = 0; p * size < tasks.size(); p++) {
        List<Task> part = tasks.subList(p * size, Math.min(tasks.size(), (p + 1) * size));
        List<Sampled> made =
            answers(engine, wording, settings, part, new SheetKey(Stage.EXAM, 0, p));
        for (int i = 0; i < part.size(); i++) {
          Task t = part.get(i);
          outcomes.add(List.of(marking.decide(t, marking.read(made.get(i).ids()))));
        }
      }
    }
    Scores scores = Scores.of(tasks, outcomes);
    return new ExamGraded(0, version, 0, scores.mean(), scores.cells(), List.of());
  }

  /** Greedy answers, sampled together exactly as an exam of the run samples them. */
  private static List<Sampled> answers(
      TensorEngine engine, Wording wording, Settings settings, List<Task> tasks, SheetKey key) {
    List<Prompt> prompts = new ArrayList<>();
    List<int[]> ids = new ArrayList<>();
    for (Task t : tasks) {
      String text = settings.student().brought() ? t.words() : t.prompt();
      int[] prompt;
      int room;
      try {
        prompt = wording.prompt(text, "");
        room = wording.room(prompt, t.maxTokens());
      } catch (IllegalArgumentException e) {
        throw new UserError("task " + t.id() + ": " + e.getMessage(), e);
      }
      prompts.add(new Prompt(t.id(), t.cell(), text, "", room));
      ids.add(prompt);
    }
    AttemptMaker attempts = new AttemptMaker(settings, engine, wording);
    return attempts.of(attempts.plan(new Generate("", key, 0, 1, true, prompts), ids), true);
  }
}
