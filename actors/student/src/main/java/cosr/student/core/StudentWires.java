package cosr.student.core;

import cosr.persistence.Upcaster;
import cosr.persistence.WireModule;
import java.util.List;

/** The Student's records on the wire. */
public final class StudentWires implements WireModule {
  @Override
  public List<Wire<?>> wires() {
    return List.of(
        new Wire<>("student.created", 1, StudentEvent.Created.class),
        new Wire<>("student.recovered", 1, StudentEvent.Recovered.class),
        new Wire<>("student.diverged", 1, StudentEvent.Diverged.class),
        new Wire<>("student.attempts-recorded", 1, StudentEvent.AttemptsRecorded.class),
        new Wire<>("student.batch-journaled", 1, StudentEvent.BatchJournaled.class),
        new Wire<>("student.micro-batch-halved", 1, StudentEvent.MicroBatchHalved.class),
        new Wire<>("student.updated", 1, StudentEvent.Updated.class),
        new Wire<>("student.checkpoint-saved", 1, StudentEvent.CheckpointSaved.class),
        new Wire<>("student.state", 3, StudentState.class));
  }

  @Override
  public List<Upcaster> upcasters() {
    return List.of(
        new Upcaster("student.state", 1, state -> state.put("divergences", 0)),
        new Upcaster(
            "student.state",
            2,
            state -> {
              state.putArray("halvings");
              return state;
            }));
  }
}
