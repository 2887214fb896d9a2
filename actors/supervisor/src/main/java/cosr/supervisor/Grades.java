package cosr.supervisor;

import cosr.protocol.Answer;
import cosr.protocol.Head;
import cosr.protocol.Outcome;
import cosr.protocol.SupervisorCommand.Attempt;
import cosr.protocol.SupervisorCommand.GroupVerdicts;
import cosr.protocol.Verdict;
import cosr.supervisor.SupervisorEvent.ExamGraded;
import cosr.supervisor.SupervisorState.Sheet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a sheet's verdicts come to. */
final class Grades {
  private Grades() {}

  /** An exam's event. */
  static ExamGraded grade(Sheet sheet, int rounds, Gathered g, List<Head> heads) {
    Scores scores = Scores.of(g.tasks, g.allVerdicts().stream().map(Requests::outcomes).toList());
    return new ExamGraded(
        sheet.index(), sheet.version(), rounds, scores.mean(), scores.cells(), heads);
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
    m.put("verifier/queue_depth", (double) g.pool.depth());
    m.put("verifier/latency_p50", g.pool.medianMicros() / 1e6);
    m.put("verifier/latency_p95", g.pool.slowMicros() / 1e6);
    m.put("verifier/kills", (double) g.pool.mishaps().kills());
    m.put("verifier/replacements", (double) g.pool.mishaps().replacements());
    m.put("verifier/timeouts", (double) g.pool.mishaps().timeouts());
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
