package cosr.adapter;

import cosr.persistence.WireModule;
import java.util.List;

/** Names of the Adapter's records on the wire. */
public final class AdapterWires implements WireModule {
  @Override
  public List<Wire<?>> wires() {
    return List.of(
        new Wire<>("adapter.answers-extracted", 1, AdapterEvent.AnswersExtracted.class),
        new Wire<>("adapter.state", 1, AdapterState.class));
  }
}
