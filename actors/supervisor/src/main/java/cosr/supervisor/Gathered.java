package cosr.supervisor;

import cosr.protocol.Answer;
import cosr.protocol.Assignment;
import cosr.protocol.Cell;
import cosr.protocol.PoolUse;
import cosr.protocol.Receipt;
import cosr.protocol.SupervisorCommand.Attempt;
import cosr.protocol.SupervisorCommand.GroupVerdicts;
import cosr.protocol.SupervisorCommand.ReviewSummary;
import cosr.protocol.Task;
import cosr.protocol.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the roles answered for one open sheet. It is never written: each role answers a repeat from
 * its own journal, so after a restart it is asked for again. Owned by the Supervisor's thread.
 */
final class Gathered {
  final List<Task> tasks = new ArrayList<>();
  final List<Assignment> assignments = new ArrayList<>();
  final List<Cell> setAside = new ArrayList<>();
  final SortedMap<Integer, List<Attempt>> attempts = new TreeMap<>();
  final SortedMap<Integer, List<Answer>> answers = new TreeMap<>();
  final SortedMap<Integer, List<GroupVerdicts>> verdicts = new TreeMap<>();
  final SortedMap<String, Long> micros = new TreeMap<>();

  /** Time of the sampling by part; 0 where the part was answered by a repeat. */
  final SortedMap<Integer, Long> sampling = new TreeMap<>();

  PoolUse pool = PoolUse.NONE;
  Optional<Update> update = Optional.empty();
  Optional<ReviewSummary> summary = Optional.empty();
  boolean assigned;

  /** For a sheet whose tasks are known from the start. */
  static Gathered of(List<Task> tasks) {
    Gathered g = new Gathered();
    g.assigned = true;
    g.tasks.addAll(tasks);
    return g;
  }

  void count(String what, Receipt receipt) {
    micros.merge(what, receipt.workMicros(), Long::sum);
    micros.merge("journal", receipt.persistMicros(), Long::sum);
  }

  List<Attempt> allAttempts() {
    return attempts.values().stream().flatMap(List::stream).toList();
  }

  List<Answer> allAnswers() {
    return answers.values().stream().flatMap(List::stream).toList();
  }

  List<GroupVerdicts> allVerdicts() {
    return verdicts.values().stream().flatMap(List::stream).toList();
  }
}
