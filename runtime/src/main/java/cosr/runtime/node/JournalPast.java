package cosr.runtime.node;

import cosr.persistence.JournalReader;
import cosr.persistence.JournalRow;
import cosr.persistence.Tail;
import cosr.protocol.Role;
import cosr.student.actor.Past;
import cosr.student.core.StudentEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a run's journal for its Student. */
record JournalPast(RunFolder folder) implements Past {
  private static final String DIVERGENCE = "supervisor.divergence-accepted";

  @Override
  public List<StudentEvent> events() {
    List<StudentEvent> events = new ArrayList<>();
    read(
        row -> {
          if (row.role() == Role.STUDENT) events.add((StudentEvent) row.event());
        });
    return events;
  }

  @Override
  public int divergences() {
    List<Long> accepted = new ArrayList<>();
    read(
        row -> {
          if (row.name().equals(DIVERGENCE)) accepted.add(row.sequence());
        });
    return accepted.size();
  }

  private void read(Consumer<JournalRow> each) {
    try (JournalReader reader = folder.reader()) {
      new Tail(reader).poll(each);
    }
  }
}
