package cosr.persistence;

import cosr.protocol.Message;
import cosr.protocol.Receipt;
import cosr.protocol.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The smallest role: adds numbers up, and answers a repeated sheet of them from its state. */
record Counter(Role role) implements RoleCore<Counter.Add, Counter.Event, Counter.State> {
  /** One event for each number. */
  record Add(String run, int sheet, List<Integer> numbers) implements Message {
    @Override
    public Role to() {
      return Role.ADAPTER;
    }
  }

  record Sum(String run, int sheet, int total, Receipt receipt) implements Message {
    @Override
    public Role to() {
      return Role.SUPERVISOR;
    }
  }

  sealed interface Event {}

  record Added(int sheet, int number) implements Event {}

  record Noted(String text) implements Event {}

  record State(int total, List<Integer> sheets) {}

  /** Found by the service loader, as the modules of the roles are. */
  public static final class Wires implements WireModule {
    @Override
    public List<Wire<?>> wires() {
      return List.of(
          new Wire<>("message/counter.add", 1, Add.class),
          new Wire<>("counter.added", 1, Added.class),
          new Wire<>("counter.noted", 1, Noted.class),
          new Wire<>("counter.state", 1, State.class));
    }
  }

  static Add ones(int sheet, int count) {
    return new Add("run", sheet, Collections.nCopies(count, 1));
  }

  @Override
  public State initial() {
    return new State(0, List.of());
  }

  @Override
  public Class<State> stateType() {
    return State.class;
  }

  @Override
  public State apply(State state, Event event) {
    return switch (event) {
      case Added added -> {
        List<Integer> sheets = new ArrayList<>(state.sheets());
        if (!sheets.contains(added.sheet())) sheets.add(added.sheet());
        yield new State(state.total() + added.number(), sheets);
      }
      case Noted noted -> state;
    };
  }

  @Override
  public boolean isPast(State state, Add command) {
    return command.sheet() < 0;
  }

  @Override
  public List<Event> decide(State state, Add command) {
    if (command.numbers().contains(0)) throw new IllegalStateException("0 adds nothing");
    if (state.sheets().contains(command.sheet())) return List.of();
    return command.numbers().stream().<Event>map(n -> new Added(command.sheet(), n)).toList();
  }

  @Override
  public Message reply(State state, Add command, Receipt receipt) {
    return new Sum(command.run(), command.sheet(), state.total(), receipt);
  }
}
