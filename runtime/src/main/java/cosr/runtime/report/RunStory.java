package cosr.runtime.report;

import cosr.config.UserError;
import cosr.persistence.JournalReader;
import cosr.persistence.Tail;
import cosr.persistence.sql.SqlReader;
import cosr.protocol.Head;
import cosr.runtime.node.RunFolder;
import cosr.runtime.view.Beliefs;
import cosr.runtime.view.MetricLines;
import cosr.runtime.view.RunView;
import cosr.runtime.view.TokenText;
import cosr.supervisor.SupervisorEvent.ExamGraded;
import cosr.supervisor.SupervisorEvent.ProbeClosed;
import cosr.supervisor.SupervisorEvent.RoundClosed;
import cosr.supervisor.SupervisorEvent.RunCompleted;
import cosr.supervisor.SupervisorEvent.RunPaused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that a report shows, read from the journal alone, also while another process trains.
 *
 * @param lines as {@code metrics.jsonl} has them
 * @param heads of the roles' streams at the newest position that the ledger names
 * @param groups of some rounds, from the first to the newest
 */
record RunStory(
    RunFolder folder,
    RunView view,
    List<Map<String, Object>> lines,
    CuratorStory curator,
    List<Head> heads,
    List<List<GroupStory>> groups) {
  /** Rounds of which groups are shown. */
  static final int SHOWN_ROUNDS = 6;

  private static final Set<String> STEPS =
      Set.of("supervisor.sheet-moved", "supervisor.sheet-opened", "adapter.answers-extracted");

  /** Reads a run; a folder that is no run, or in whose journal nothing is, is refused. */
  static RunStory read(RunFolder folder) {
    folder.recognise();
    folder.source().find();
    RunView view = new RunView();
    Beliefs beliefs = new Beliefs(view);
    CuratorStory curator = new CuratorStory(beliefs);
    List<Map<String, Object>> lines = new ArrayList<>();
    MetricLines metrics = new MetricLines(lines::add);
    List<Head> heads = new ArrayList<>();
    try (JournalReader reader = SqlReader.skim(folder.source(), folder.blobs(), RunView.BULK)) {
      new Tail(reader)
          .poll(
              row -> {
                view.take(row);
                beliefs.take(row);
                curator.take(row);
                metrics.take(row);
                List<Head> named = heads(row.event());
                if (!named.isEmpty()) {
                  heads.clear();
                  heads.addAll(named);
                }
              });
    }
    metrics.settle();
    if (view.terms().isEmpty())
      throw new UserError("run " + folder.name() + " never began: there is nothing to report");
    return new RunStory(folder, view, lines, curator, heads, groups(folder, view, curator));
  }

  private static List<Head> heads(Object event) {
    return switch (event) {
      case RoundClosed e -> e.heads();
      case ProbeClosed e -> e.heads();
      case ExamGraded e -> e.heads();
      case RunPaused e -> e.heads();
      case RunCompleted e -> e.heads();
      default -> List.of();
    };
  }

  private static List<List<GroupStory>> groups(
      RunFolder folder, RunView view, CuratorStory curator) {
    List<CuratorStory.Round> rounds = curator.rounds();
    int closed = Math.min(rounds.size(), view.rounds().size());
    List<List<GroupStory>> out = new ArrayList<>();
    TokenText tokens = view.showcase().tokens();
    try (JournalReader reader = SqlReader.skim(folder.source(), folder.blobs(), STEPS)) {
      for (int i : spread(closed, SHOWN_ROUNDS)) {
        CuratorStory.Round round = rounds.get(i);
        List<GroupStory> groups = GroupReader.read(reader, round.round(), round.ordering(), tokens);
        if (!groups.isEmpty()) out.add(groups);
      }
    }
    return out;
  }

  /** So many of the numbers from 0, the first and the last among them, evenly. */
  static Set<Integer> spread(int size, int most) {
    Set<Integer> out = new TreeSet<>();
    if (size == 1) out.add(0);
    for (int i = 0; i < most && size > 1; i++)
      out.add((int) Math.round(i * (size - 1.0) / (most - 1)));
    return out;
  }
}
