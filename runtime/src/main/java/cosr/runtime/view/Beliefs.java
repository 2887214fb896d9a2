package cosr.runtime.view;

import cosr.curator.CellModel;
import cosr.curator.CuratorCore;
import cosr.curator.CuratorEvent;
import cosr.curator.CuratorState;
import cosr.persistence.JournalRow;
import cosr.persistence.Journaled;
import cosr.protocol.Cell;
import cosr.protocol.Role;
import cosr.runtime.cli.Json;
import cosr.runtime.node.Tasks;
import cosr.runtime.screen.SkillMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the Curator knows: its own fold over its own events. Not thread-safe. */
public final class Beliefs {
  private final RunView view;
  private @Nullable CuratorCore core;
  private @Nullable CuratorState state;
  private long known;

  /**
   * @param view of the same run, fed with each event before
   */
  public Beliefs(RunView view) {
    this.view = view;
  }

  /** Goes on from a snapshot of the Curator: its events up to there need not be read again. */
  public void from(Journaled<Object> snapshot) {
    if (!(snapshot.state() instanceof CuratorState then)) return;
    state = then;
    known = snapshot.sequence();
  }

  /** One more event of the run, from its first on. */
  public void take(JournalRow row) {
    if (core == null && view.settings().isPresent()) {
      CuratorCore made = Tasks.curator(view.settings().get().settings());
      core = made;
      if (state == null) state = made.initial();
    }
    CuratorCore fold = core;
    CuratorState before = state;
    if (fold == null || before == null || row.role() != Role.CURATOR || row.sequence() <= known)
      return;
    if (row.event() instanceof CuratorEvent e) state = fold.apply(before, e);
  }

  /** The skill map; empty before the first event. */
  public SkillMap map() {
    Map<Cell, Double> shares = new LinkedHashMap<>();
    for (CellModel c : models()) shares.put(c.cell(), c.fast());
    return SkillMap.of(shares);
  }

  /** The cells that get no tasks any more, each with the reason. */
  public SortedMap<String, String> setAside() {
    SortedMap<String, String> out = new TreeMap<>();
    for (CellModel c : models())
      if (!c.setAside().isEmpty()) out.put(c.cell().toString(), c.setAside());
    return out;
  }

  /** The cells as plain values, in the order of the tables. */
  public List<Object> rows() {
    List<Object> out = new ArrayList<>();
    for (CellModel c : models())
      out.add(
          Json.object(
              "cell", c.cell().toString(),
              "belief", c.belief(),
              "fast", c.fast(),
              "slow", c.slow(),
              "progress", c.progress(),
              "attempts", c.history().attempts(),
              "successes", c.history().successes(),
              "meanTokens", c.history().meanTokens(),
              "meanSolveMicros", c.history().meanMicros(),
              "failures", c.history().tallies(),
              "open", c.open(),
              "setAside", c.setAside(),
              "reason", c.reason()));
    return out;
  }

  /** The cells, in the order of the tables; empty before the first event. */
  public List<CellModel> models() {
    CuratorState now = state;
    return now == null ? List.of() : now.cells();
  }
}
