package cosr.runtime.verbs;

import cosr.config.ResolvedSettings;
import cosr.config.Settings;
import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.curator.tasks.Families;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Outcome;
import cosr.protocol.Task;
import cosr.protocol.Terms;
import cosr.runtime.cli.Console;
import cosr.runtime.cli.Exit;
import cosr.runtime.cli.Json;
import cosr.runtime.cli.Verbs.AskRequest;
import cosr.runtime.node.Engines;
import cosr.runtime.node.Needs;
import cosr.runtime.node.RunFolder;
import cosr.runtime.node.Tasks;
import cosr.runtime.screen.Ink;
import cosr.runtime.screen.Mark;
import cosr.runtime.screen.Reply;
import cosr.runtime.view.RunView;
import cosr.student.actor.AttemptMaker;
import cosr.student.core.Sampled;
import cosr.student.core.StudentEvent.CheckpointSaved;
import cosr.student.engine.TensorEngine;
import cosr.student.wording.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The verb ask: a checkpoint of a run answers prompts of a person; nothing is written. */
final class Asking {
  private static final float[] NONE = {};

  private final RunFolder folder;
  private final AskRequest request;
  private final Console console;
  private final Settings settings;
  private final CheckpointSaved checkpoint;
  private final Catalog catalog;
  private final Wording wording;
  private final Terms terms;
  private final Marking marking;
  private boolean answered;

  private Asking(AskRequest request, Console console) {
    this.request = request;
    this.console = console;
    folder = new RunFolder(request.run());
    folder.recognise();
    folder.keepLog();
    RunView view = Views.read(folder);
    terms = view.terms().orElseThrow(() -> new UserError("run " + folder.name() + " never began"));
    settings = ResolvedSettings.parse(terms.settings()).settings();
    checkpoint = Checkpoints.find(folder, view, request.step());
    catalog = Tasks.of(settings).catalog();
    Needs.prove(catalog, settings.verification());
    wording = Engines.wording(settings, catalog);
    marking = new Marking(wording, settings);
  }

  /** Answers the prompt of the request, or each line of the input where that is {@code -}. */
  static int print(AskRequest request, Console console, InputStream in) {
    Asking asking = new Asking(request, console);
    if (request.prompt().equals("-"))
      return asking.withStudent(engine -> asking.eachLine(engine, in));
    Question question = asking.question(request.prompt());
    return asking.withStudent(
        engine -> {
          asking.answer(engine, question);
          return Exit.OK;
        });
  }

  private Question question(String text) {
    return settings.student().brought()
        ? Question.of(text, catalog, wording)
        : Question.of(text, catalog, Engines.tokenizer(catalog));
  }

  private int withStudent(Function<TensorEngine, Integer> work) {
    try (TensorEngine engine = Engines.engine(settings, catalog);
        Wording ours = wording;
        marking) {
      Checkpoints.load(engine, folder, checkpoint, terms);
      return work.apply(engine);
    }
  }

  /** A line that cannot be asked is complained of, and the next one is read. */
  private int eachLine(TensorEngine engine, InputStream in) {
    int status = Exit.OK;
    boolean asked = false;
    try {
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank()) continue;
        asked = true;
        try {
          answer(engine, question(line));
        } catch (UserError e) {
          console.err().println("cosr: " + e.getMessage());
          status = Exit.BAD_INPUT;
        }
      }
    } catch (IOException e) {
      throw new UserError("the standard input cannot be read: " + e.getMessage(), e);
    }
    if (!asked) throw new UserError("nothing was asked: the standard input has no line of text");
    return status;
  }

  /**
   * @param outcome empty where the prompt is no task
   */
  private record Attempt(String label, Marking.Written written, Optional<Outcome> outcome) {}

  private void answer(TensorEngine engine, Question question) {
    List<Attempt> attempts = new ArrayList<>();
    attempts.add(attempt(engine, question, "answer", true, NONE));
    for (int i = 0; i < request.samples(); i++) {
      KeyedRandom random = KeyedRandom.of(request.seed(), "ask", question.prompt(), i);
      float[] uniforms = new float[question.maxTokens()];
      for (int t = 0; t < uniforms.length; t++) uniforms[t] = random.nextFloat();
      attempts.add(attempt(engine, question, "sample " + (i + 1), false, uniforms));
    }
    if (request.json()) json(question, attempts);
    else text(question, attempts);
    console.out().flush();
    answered = true;
  }

  /** Each attempt is a call of its own, so that it is the same however many are asked for. */
  private Attempt attempt(
      TensorEngine engine, Question question, String label, boolean greedy, float[] uniforms) {
    AttemptMaker attempts = new AttemptMaker(settings, engine, wording);
    Sampled made = attempts.one(question.ids(), question.maxTokens(), greedy, uniforms);
    Marking.Written written = marking.read(made.ids());
    return new Attempt(label, written, question.task().map(t -> marking.decide(t, written)));
  }

  private void text(Question question, List<Attempt> attempts) {
    if (!answered)
      say("run", "%s, weights of version %d".formatted(folder.name(), checkpoint.version()));
    else if (request.prompt().equals("-")) console.line("");
    question
        .task()
        .ifPresentOrElse(
            t ->
                say("task", "%s  %s  (%s, %s)".formatted(t.cell(), t.gloss(), t.prompt(), part(t))),
            () -> {
              say("prompt", question.prompt());
              say("no task", "no family sets this prompt, so nothing decides the answer");
            });
    for (Attempt a : attempts) {
      Marking.Written w = a.written();
      Reply reply = new Reply(a.label(), w.text(), w.finished(), a.outcome().map(Mark::of));
      console.text(reply.line(Ink.of(console.color())), Reply.INDENT);
    }
    question.task().ifPresent(t -> say("reference", Reply.shown(reference(t))));
  }

  private void say(String label, String text) {
    console.text(Reply.labelled(label, text), Reply.INDENT);
  }

  private void json(Question question, List<Attempt> attempts) {
    List<Object> answers = new ArrayList<>();
    for (Attempt a : attempts)
      answers.add(
          Json.object(
              "how", a.label().equals("answer") ? "greedy" : "sampled",
              "text", a.written().text(),
              "finished", a.written().finished(),
              "right", a.outcome().map(o -> o instanceof Outcome.Correct),
              "verdict", a.outcome().map(o -> Mark.of(o).word())));
    Map<String, Object> values =
        Json.object(
            "run", folder.name(),
            "version", checkpoint.version(),
            "prompt", question.prompt(),
            "task", question.task().map(this::values),
            "answers", answers);
    console.line(request.prompt().equals("-") ? Json.line(values) : Json.of(values));
  }

  private Map<String, Object> values(Task t) {
    return Json.object(
        "cell", t.cell().toString(),
        "gloss", t.gloss(),
        "reference", reference(t),
        "part", part(t));
  }

  private String reference(Task t) {
    if (catalog.has(t.cell())) return catalog.family(t.cell()).answer(t.prompt());
    return Families.named(t.cell().family()).answer(t.prompt());
  }

  /** Whether the Student may have practised the task. */
  private String part(Task t) {
    if (!catalog.has(t.cell())) return "not among this run's cells";
    return catalog.heldOut(t.cell(), t.prompt()) ? "held out" : "for training";
  }
}
