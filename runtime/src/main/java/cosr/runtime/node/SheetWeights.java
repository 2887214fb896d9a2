package cosr.runtime.node;

import cosr.config.Settings;
import cosr.config.UserError;
import cosr.curator.tasks.Catalog;
import cosr.persistence.WireCodec;
import cosr.protocol.Answer;
import cosr.protocol.Assignment;
import cosr.protocol.Cell;
import cosr.protocol.Head;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Message;
import cosr.protocol.Receipt;
import cosr.protocol.Role;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand.TasksAssigned;
import cosr.protocol.Task;
import cosr.protocol.VerifierCommand.Question;
import cosr.protocol.VerifierCommand.VerifyAnswers;
import cosr.supervisor.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Weighs the messages of the biggest sheets that the settings allow, so that none is found to be
 * too big after hours: the assignments of the probes and of a round, and the answers to a part of
 * any sheet.
 */
final class SheetWeights {
  /** Tasks of one cell differ in length by little. */
  private static final int TRIES = 8;

  private static final SheetKey KEY =
      new SheetKey(Stage.ROUND, Integer.MAX_VALUE, Integer.MAX_VALUE);
  private static final Receipt RECEIPT =
      new Receipt(
          new Head(Role.CURATOR, Long.MAX_VALUE, "0".repeat(64), "0".repeat(64)),
          Long.MAX_VALUE,
          Long.MAX_VALUE);

  private final Settings settings;
  private final Catalog catalog;
  private final Plan plan;

  private SheetWeights(Settings settings, Catalog catalog, List<Task> exam) {
    this.settings = settings;
    this.catalog = catalog;
    this.plan = Plan.of(settings, exam, List.of());
  }

  /** Refuses settings whose sheets would not fit into messages, by their names. */
  static void prove(Settings settings, Catalog catalog, List<Task> exam) {
    new SheetWeights(settings, catalog, exam).prove();
  }

  private void prove() {
    List<Task> heaviest = catalog.cells().stream().map(this::heaviest).toList();
    List<Task> probes = new ArrayList<>();
    for (Task t : heaviest) probes.addAll(Collections.nCopies(settings.curriculum().probes(), t));
    Task one =
        heaviest.stream()
            .max(Comparator.comparingInt(t -> bytes(assigned(List.of(t)))))
            .orElseThrow();
    List<Task> round = Collections.nCopies(settings.sampling().prompts(), one);
    int samples = settings.sampling().samples();
    sheet("probes", "tasks.families, tasks.levels or curriculum.probes", probes, samples);
    sheet("a round", "tasks.levels or sampling.prompts", round, samples);
    parts("an exam", "tasks.levels", plan.examTasks(), 1);
  }

  private Task heaviest(Cell cell) {
    List<Task> drawn = new ArrayList<>(List.of(catalog.longest(cell)));
    for (int i = 0; i < TRIES; i++)
      drawn.add(catalog.draw(cell, KeyedRandom.of(settings.run().seed(), "weight", cell, i)));
    return drawn.stream()
        .max(Comparator.comparingInt(t -> bytes(assigned(List.of(t)))))
        .orElseThrow();
  }

  private void sheet(String what, String names, List<Task> tasks, int samples) {
    refuse(what, names, assigned(tasks));
    parts(what, names, tasks, samples);
  }

  private void parts(String what, String names, List<Task> tasks, int samples) {
    int size = plan.partTasks(samples);
    for (int from = 0; from < tasks.size(); from += size)
      refuse(
          what, names, answered(tasks.subList(from, Math.min(tasks.size(), from + size)), samples));
  }

  /** With all cells set aside, which takes the most room. */
  private Message assigned(List<Task> tasks) {
    List<Assignment> all =
        tasks.stream().map(t -> new Assignment(t, "remediation", 0.123, 0.123)).toList();
    return new TasksAssigned("run", KEY, all, catalog.cells(), RECEIPT);
  }

  /** Every answer as long as an attempt may be. */
  private static Message answered(List<Task> tasks, int samples) {
    List<Question> questions = new ArrayList<>();
    for (Task t : tasks) {
      Answer longest = new Answer.Found("7".repeat(t.maxTokens()), 0, t.maxTokens());
      questions.add(new Question(t.id(), t.check(), Collections.nCopies(samples, longest)));
    }
    return new VerifyAnswers("run", KEY, questions);
  }

  private static int bytes(Message message) {
    return WireCodec.installed().write(message).length;
  }

  private static void refuse(String what, String names, Message message) {
    int bytes = bytes(message);
    if (bytes > Node.MOST_BYTES)
      throw new UserError(
          "%s would take a message of %,d bytes, and at most %,d pass: choose less of %s"
              .formatted(what, bytes, Node.MOST_BYTES, names));
  }
}
