package cosr.runtime.verbs;

import cosr.persistence.JournalReader;
import cosr.persistence.JournalRow;
import cosr.persistence.Tail;
import cosr.persistence.sql.SqlReader;
import cosr.protocol.Cell;
import cosr.protocol.Role;
import cosr.runtime.node.HeadsProof;
import cosr.runtime.node.RunFolder;
import cosr.runtime.screen.SkillMap;
import cosr.runtime.view.Beliefs;
import cosr.runtime.view.RunView;
import cosr.supervisor.SupervisorEvent.CellScore;
import cosr.supervisor.SupervisorEvent.ExamGraded;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads runs for the verbs. */
final class Views {
  private Views() {}

  /** The story of a run so far; a folder that is no run is refused. */
  static RunView read(RunFolder folder) {
    RunView view = new RunView();
    read(folder, view::take);
    return view;
  }

  /**
   * Hands over a run's events so far; a folder that is no run, or a journal that was changed, is
   * refused.
   */
  static void read(RunFolder folder, Consumer<JournalRow> sink) {
    folder.examine();
    HeadsProof heads = HeadsProof.of(folder);
    try (JournalReader reader = folder.reader()) {
      new Tail(reader)
          .poll(
              row -> {
                heads.take(row);
                sink.accept(row);
              });
    }
    heads.finish();
  }

  /**
   * A look at a run that reads as little of its journal as it can: no bulk, no proof of the chain,
   * and of the Curator's events those after its newest snapshot.
   */
  static void glance(RunFolder folder, RunView view, Beliefs beliefs) {
    folder.recognise();
    folder.source().find();
    try (SqlReader reader = SqlReader.skim(folder.source(), folder.blobs(), RunView.BULK)) {
      reader.snapshot(Role.CURATOR).ifPresent(beliefs::from);
      new Tail(reader)
          .poll(
              row -> {
                view.take(row);
                beliefs.take(row);
              });
    }
  }

  /** An exam as a table, family by level. */
  static SkillMap map(ExamGraded exam) {
    Map<Cell, Double> shares = new LinkedHashMap<>();
    for (CellScore s : exam.scores()) shares.put(s.cell(), s.corrected());
    return SkillMap.of(shares);
  }
}
