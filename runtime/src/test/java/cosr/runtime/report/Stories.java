package cosr.runtime.report;

import cosr.config.ResolvedSettings;
import cosr.config.SettingsLoader;
import cosr.curator.CellReview;
import cosr.curator.CuratorEvent.SheetReviewed;
import cosr.curator.CuratorEvent.TasksAssigned;
import cosr.curator.Review;
import cosr.curator.tasks.Catalog;
import cosr.persistence.Frame;
import cosr.persistence.JournalRow;
import cosr.protocol.Assignment;
import cosr.protocol.Cell;
import cosr.protocol.Head;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Outcome;
import cosr.protocol.Role;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand.ReviewSummary;
import cosr.protocol.Task;
import cosr.protocol.Terms;
import cosr.protocol.Update;
import cosr.runtime.node.RunFolder;
import cosr.runtime.node.Tasks;
import cosr.runtime.view.Beliefs;
import cosr.runtime.view.MetricLines;
import cosr.runtime.view.RunView;
import cosr.student.core.StudentEvent.Updated;
import cosr.supervisor.SupervisorEvent.CellScore;
import cosr.supervisor.SupervisorEvent.ExamGraded;
import cosr.supervisor.SupervisorEvent.RoundClosed;
import cosr.supervisor.SupervisorEvent.RunStarted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs that were made up, event by event, so that what their report must say is known. */
final class Stories {
  static final String DIGEST = "0123456789abcdef".repeat(4);

  private final List<String> overrides;
  private final ResolvedSettings settings;
  private final Catalog catalog;
  private final RunView view = new RunView();
  private final Beliefs beliefs = new Beliefs(view);
  private final CuratorStory curator = new CuratorStory(beliefs);
  private final List<Map<String, Object>> lines = new ArrayList<>();
  private final MetricLines metrics = new MetricLines(lines::add);
  private final Map<Role, Long> sequences = new TreeMap<>();
  private final Map<Cell, Task> tasks = new TreeMap<>();
  private long ordering;

  private Stories(List<String> overrides) {
    this.overrides = overrides;
    this.settings = SettingsLoader.load(null, this.overrides).resolved();
    this.catalog = Tasks.of(settings.settings()).catalog();
  }

  /** A run of a few cells: two exams, three rounds, each of one task of {@code sort/2}. */
  static RunStory small(List<List<GroupStory>> groups) {
    Stories s = new Stories(List.of("tasks.families=[sort,reverse]", "tasks.levels=3"));
    s.begin();
    s.exam(0, 0, 0.25, 1);
    Cell sort = new Cell("sort", 2);
    for (int r = 0; r < 3; r++)
      s.round(
          r, List.of(sort), r == 1 ? new Review.Harder("sort/3") : new Review.Reinforce("zone"));
    s.exam(1, 3, 0.75, 3);
    return s.story(groups);
  }

  /** A run of the default settings, but for its length. */
  static RunStory big(int rounds, List<List<GroupStory>> groups) {
    Stories s = new Stories(List.of("run.rounds=" + rounds));
    s.begin();
    s.exam(0, 0, 0.25, 4);
    List<Cell> cells = s.catalog.cells();
    for (int r = 0; r < rounds; r++) {
      List<Cell> visited = new ArrayList<>();
      for (int t = 0; t < s.settings.settings().sampling().prompts(); t++)
        visited.add(cells.get((r / 50 * 7 + t * 5) % cells.size()));
      s.round(r, visited, new Review.Harder(visited.getFirst().toString()));
    }
    s.exam(1, rounds, 0.75, 12);
    return s.story(groups);
  }

  /** So many groups of so many attempts with this text. */
  static List<GroupStory> groups(int round, int groups, int samples, String text) {
    List<GroupStory> out = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      List<GroupStory.Attempt> attempts = new ArrayList<>();
      for (int a = 0; a < samples; a++)
        attempts.add(
            new GroupStory.Attempt(
                text,
                a % 2 == 0 ? new Outcome.Correct() : new Outcome.Incorrect("digit"),
                a % 2 == 0 ? 1.25f : -0.75f));
      out.add(
          new GroupStory(
              round,
              g,
              "sort/" + (g % 12 + 1),
              "frontier",
              0.5,
              "s312=",
              "sort: 3 1 2",
              "123",
              attempts));
    }
    return out;
  }

  private void begin() {
    Terms terms =
        new Terms(
            settings.text(),
            settings.digest(),
            "0.1.0",
            "Engine 1",
            "avx2",
            "Processor",
            1,
            "plain");
    take(Role.SUPERVISOR, "supervisor.run-started:2", new RunStarted(terms));
  }

  private void exam(int exam, int rounds, double mean, int right) {
    List<CellScore> scores =
        catalog.cells().stream().map(c -> new CellScore(c, right, 16, 0)).toList();
    take(
        Role.SUPERVISOR,
        "supervisor.exam-graded:1",
        new ExamGraded(exam, rounds, rounds, mean, scores, List.of()));
  }

  private void round(int round, List<Cell> cells, Review first) {
    SheetKey key = new SheetKey(Stage.ROUND, round, 0);
    List<Assignment> assignments = new ArrayList<>();
    for (Cell c : cells) {
      Task task =
          tasks.computeIfAbsent(c, cell -> catalog.draw(cell, KeyedRandom.of(1, "test", cell)));
      assignments.add(new Assignment(task, round == 0 ? "frontier" : "progress", 0.5, 0.1));
    }
    take(
        Role.CURATOR,
        "curator.tasks-assigned:1",
        new TasksAssigned(key, assignments, 3, List.of()));
    List<CellReview> reviews = new ArrayList<>();
    for (Cell c : cells.stream().distinct().toList())
      reviews.add(
          new CellReview(
              c.toString(),
              reviews.isEmpty() ? first : new Review.Reinforce("zone"),
              List.of(6),
              List.of(8),
              40,
              0,
              new TreeMap<>()));
    take(
        Role.CURATOR,
        "curator.sheet-reviewed:1",
        new SheetReviewed(key, reviews, new ReviewSummary(new TreeMap<>(), new TreeMap<>())));
    take(
        Role.STUDENT,
        "student.updated:1",
        new Updated(key, new Update(round + 1, 0.5, DIGEST, new TreeMap<>())));
    take(
        Role.SUPERVISOR,
        "supervisor.round-closed:1",
        new RoundClosed(
            round,
            round + 1,
            DIGEST,
            measured(round),
            List.of(new Head(Role.STUDENT, round, DIGEST, DIGEST))));
  }

  /** Numbers of as many digits as real ones have. */
  private static TreeMap<String, Double> measured(int round) {
    TreeMap<String, Double> m = new TreeMap<>();
    for (String key :
        List.of(
            "entropy",
            "loss",
            "replay/loss",
            "grad_norm",
            "learning_rate",
            "completions/mean_length",
            "verifier/correct",
            "verifier/incorrect",
            "verifier/no_answer",
            "curator/unlocked",
            "curator/mastered",
            "curator/stuck",
            "curator/effective_cells",
            "perf/generate_seconds",
            "perf/learn_seconds",
            "perf/verify_seconds",
            "perf/assign_seconds",
            "perf/adapt_seconds",
            "perf/review_seconds",
            "perf/tokens_per_second",
            "journal/share")) m.put(key, Math.abs(Math.sin(round * 0.37 + key.length())));
    m.put("reward", 0.5 + 0.125 * (round % 3));
    m.put("groups_kept", 40.0);
    m.put("groups_dropped", 24.0);
    m.put("num_tokens", 1000.0 * (round + 1));
    m.put("step_time", 2.0);
    m.put("journal/seconds", 0.05);
    return m;
  }

  private void take(Role role, String manifest, Object event) {
    long sequence = sequences.merge(role, 1L, Long::sum);
    JournalRow row =
        new JournalRow(
            ++ordering,
            role,
            "made-up",
            sequence,
            1_700_000_000_000L + 1000 * ordering,
            new Frame(manifest, new byte[0]),
            () -> event);
    view.take(row);
    beliefs.take(row);
    curator.take(row);
    metrics.take(row);
  }

  private RunStory story(List<List<GroupStory>> groups) {
    metrics.settle();
    RunFolder folder = new RunFolder(Path.of("target", "made-up"));
    List<Head> heads = List.of(new Head(Role.STUDENT, 3, DIGEST, DIGEST));
    return new RunStory(folder, view, lines, curator, heads, groups);
  }
}
