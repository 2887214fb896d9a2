package cosr.runtime.view;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.SettingsLoader;
import cosr.curator.CellModel;
import cosr.curator.CuratorState;
import cosr.persistence.Journaled;
import cosr.runtime.node.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BeliefsTest {
  @Test
  void cellsThatGetNoTasksAnyMoreAreNamedWithTheReason() {
    CuratorState start = Tasks.curator(SettingsLoader.defaults().settings()).initial();
    Beliefs beliefs = new Beliefs(new RunView());
    beliefs.from(new Journaled<>(1, "", start));
    assertThat(beliefs.setAside()).isEmpty();
    List<CellModel> cells = new ArrayList<>(start.cells());
    CellModel c = cells.get(1);
    cells.set(
        1,
        new CellModel(
            c.cell(), c.guess(), c.skill(), c.history(), true, "verdicts disagreed", 3, ""));
    beliefs.from(
        new Journaled<>(
            2,
            "",
            new CuratorState(
                start.rounds(), start.probes(), cells, List.of(), List.of(), List.of())));
    assertThat(beliefs.setAside()).isEqualTo(Map.of(c.cell().toString(), "verdicts disagreed"));
  }
}
