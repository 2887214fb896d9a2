package cosr.curator;

import cosr.persistence.WireModule;
import java.util.List;

/** Wire names of the Curator's events and of its snapshot. */
public final class CuratorWires implements WireModule {
  @Override
  public List<Wire<?>> wires() {
    return List.of(
        new Wire<>("curator.tasks-assigned", 1, CuratorEvent.TasksAssigned.class),
        new Wire<>("curator.sheet-reviewed", 1, CuratorEvent.SheetReviewed.class),
        new Wire<>("curator.state", 1, CuratorState.class));
  }
}
