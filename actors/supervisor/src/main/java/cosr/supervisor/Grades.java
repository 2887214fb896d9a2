package cosr.supervisor;

import cosr.protocol.Answer;
import cosr.protocol.Cell;
import cosr.protocol.Head;
import cosr.protocol.Outcome;
import cosr.protocol.SupervisorCommand.Attempt;
import cosr.protocol.SupervisorCommand.GroupVerdicts;
import cosr.protocol.Task;
import cosr.protocol.Verdict;
import cosr.supervisor.SupervisorEvent.CellScore;
import cosr.supervisor.SupervisorEvent.ExamGraded;
import cosr.supervisor.SupervisorState.Sheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a sheet's verdicts come to. */
final class Grades {
  private Grades() {}

  /**
   * Scores by cell in the order of the tasks. Answers without a teaching verdict count for nothing.
   */
  static ExamGraded grade(Sheet sheet, int rounds, Gathered g, List<Head> heads) {
    Map<Cell, int[]> counts = new LinkedHashMap<>();
    Map<Cell, Double> guess = new LinkedHashMap<>();
    List<GroupVerdicts> verdicts = g.allVerdicts();
    for (int i = 0; i < g.tasks.size(); i++) {
      Task t = g.tasks.get(i);
      int[] c = counts.computeIfAbsent(t.cell(), k -> new int[2]);
      guess.put(t.cell(), t.guessRate());
      for (Verdict v : verdicts.get(i).verdicts()) {
        if (!v.outcome().teaches()) continue;
        c[1]++;
        if (v.outcome() instanceof Outcome.Correct) c[0]++;
      }
    }
    List<CellScore> scores = new ArrayList<>();
    counts.forEach(
        (cell, c) -> scores.add(new CellScore(cell, c[0], c[1], guess.getOrDefault(cell, 0.0))));
    double mean = scores.stream().mapToDouble(CellScore::corrected).average().orElse(0);
    return new ExamGraded(sheet.index(), sheet.version(), rounds, mean, scores, heads);
  }

  /** A round's metrics, by TRL's names where it has one. */
  static SortedMap<String, Double> metrics(Gathered g, double seconds) {
    SortedMap<String, Double> m = new TreeMap<>(g.update.orElseThrow().metrics());
    g.summary.orElseThrow().metrics().forEach((k, v) -> m.put("curator/" + k, v));
    g.summary
        .orElseThrow()
        .decisions()
        .forEach((k, v) -> m.put("curator/decided_" + k.replace('-', '_'), (double) v));
    verifierMetrics(g, m);
    List<Answer> answers = g.allAnswers();
    long none = answers.stream().filter(a -> a instanceof Answer.None).count();
    m.put("adapter/no_answer", answers.isEmpty() ? 0 : (double) none / answers.size());
    double tokens = g.allAttempts().stream().mapToInt(Attempt::tokens).sum();
    m.put("step_time", seconds);
    m.put("perf/tokens_per_second", seconds > 0 ? tokens / seconds : 0);
    g.micros.forEach(
        (k, v) ->
            m.put(k.equals("journal") ? "journal/seconds" : "perf/" + k + "_seconds", v / 1e6));
    m.put("journal/share", seconds > 0 ? g.micros.getOrDefault("journal", 0L) / 1e6 / seconds : 0);
    return m;
  }

  private static void verifierMetrics(Gathered g, SortedMap<String, Double> m) {
    int[] counts = new int[7];
    int rechecked = 0;
    int disagreements = 0;
    int all = 0;
    for (GroupVerdicts group : g.allVerdicts()) {
      rechecked += group.rechecked();
      disagreements += group.disagreements();
      for (Verdict v : group.verdicts()) {
        all++;
        counts[kind(v.outcome())]++;
      }
    }
    String[] names = {
      "correct", "incorrect", "no_answer", "exhausted", "bad_task", "undecided", "fault"
    };
    for (int i = 0; i < names.length; i++)
      m.put("verifier/" + names[i], all == 0 ? 0 : (double) counts[i] / all);
    m.put("verifier/rechecked", (double) rechecked);
    m.put("verifier/disagreements", (double) disagreements);
  }

  private static int kind(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Correct o -> 0;
      case Outcome.Incorrect o -> 1;
      case Outcome.NoAnswer o -> 2;
      case Outcome.Exhausted o -> 3;
      case Outcome.BadTask o -> 4;
      case Outcome.Undecided o -> 5;
      case Outcome.Fault o -> 6;
    };
  }
}
