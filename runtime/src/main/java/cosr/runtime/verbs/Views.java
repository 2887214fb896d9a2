package cosr.runtime.verbs;

import cosr.persistence.JournalReader;
import cosr.runtime.node.RunFolder;
import cosr.runtime.screen.SkillMap;
import cosr.runtime.view.RunView;
import cosr.runtime.view.Tail;
import cosr.supervisor.SupervisorEvent.CellScore;
import cosr.supervisor.SupervisorEvent.ExamGraded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads runs for the verbs. */
final class Views {
  private Views() {}

  /** The story of a run so far; a folder that is no run is refused. */
  static RunView read(RunFolder folder) {
    folder.examine();
    RunView view = new RunView();
    try (JournalReader reader = folder.reader()) {
      new Tail(reader).poll(view::take);
    }
    return view;
  }

  /** An exam as a table, family by level. */
  static SkillMap map(ExamGraded exam) {
    Map<String, List<Double>> rows = new LinkedHashMap<>();
    for (CellScore s : exam.scores()) {
      List<Double> shares = rows.computeIfAbsent(s.cell().family(), k -> new ArrayList<>());
      while (shares.size() < s.cell().level() - 1) shares.add(Double.NaN);
      shares.add(s.corrected());
    }
    List<SkillMap.Row> out = new ArrayList<>();
    rows.forEach((family, shares) -> out.add(new SkillMap.Row(family, shares)));
    return new SkillMap(out);
  }
}
