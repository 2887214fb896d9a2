package cosr.curator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cosr.persistence.Upcaster;
import cosr.persistence.WireModule;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Wire names of the Curator's events and of its snapshot. */
public final class CuratorWires implements WireModule {
  @Override
  public List<Wire<?>> wires() {
    return List.of(
        new Wire<>("curator.tasks-assigned", 4, CuratorEvent.TasksAssigned.class),
        new Wire<>("curator.sheet-reviewed", 3, CuratorEvent.SheetReviewed.class),
        new Wire<>("curator.state", 5, CuratorState.class));
  }

  /**
   * The two newest versions differ from those before in the answer forms that a task may have.
   * There is none for older states: the averages of version 1 were of other rates, and version 2
   * did not keep when they moved, so such a snapshot is passed over and the state follows from the
   * events.
   */
  @Override
  public List<Upcaster> upcasters() {
    return List.of(
        new Upcaster("curator.tasks-assigned", 1, CuratorWires::spread),
        new Upcaster("curator.tasks-assigned", 2, event -> event),
        new Upcaster("curator.tasks-assigned", 3, event -> event),
        new Upcaster("curator.sheet-reviewed", 1, event -> event),
        new Upcaster("curator.sheet-reviewed", 2, event -> event),
        new Upcaster("curator.state", 3, state -> state),
        new Upcaster("curator.state", 4, state -> state));
  }

  /** Version 1 says which cells were drawn, not by what allocation: as if by their shares. */
  private static ObjectNode spread(ObjectNode event) {
    SortedMap<String, Integer> tasks = new TreeMap<>();
    JsonNode assignments = event.path("assignments");
    for (JsonNode a : assignments)
      tasks.merge(a.path("task").path("cell").toString(), 1, Integer::sum);
    double entropy = 0;
    for (int n : tasks.values()) {
      double share = (double) n / assignments.size();
      entropy -= share * StrictMath.log(share);
    }
    event.put("effectiveCells", tasks.isEmpty() ? 0 : StrictMath.exp(entropy));
    event.putArray("setAside");
    return event;
  }
}
