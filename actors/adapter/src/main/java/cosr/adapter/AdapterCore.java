package cosr.adapter;

import cosr.adapter.AdapterEvent.AnswersExtracted;
import cosr.persistence.RoleCore;
import cosr.protocol.AdapterCommand;
import cosr.protocol.Message;
import cosr.protocol.Receipt;
import cosr.protocol.Role;
import cosr.protocol.SupervisorCommand;
import java.util.List;

/** Decides what the Adapter writes: the answers of each sheet, once. Stateless. */
public final class AdapterCore implements RoleCore<AdapterCommand, AdapterEvent, AdapterState> {
  @Override
  public Role role() {
    return Role.ADAPTER;
  }

  @Override
  public AdapterState initial() {
    return AdapterState.empty();
  }

  @Override
  public Class<AdapterState> stateType() {
    return AdapterState.class;
  }

  @Override
  public AdapterState apply(AdapterState state, AdapterEvent event) {
    return switch (event) {
      case AnswersExtracted extracted -> state.with(extracted);
    };
  }

  @Override
  public boolean isPast(AdapterState state, AdapterCommand command) {
    return switch (command) {
      case AdapterCommand.ExtractAnswers extract -> state.isPast(extract.key());
    };
  }

  @Override
  public List<AdapterEvent> decide(AdapterState state, AdapterCommand command) {
    return switch (command) {
      case AdapterCommand.ExtractAnswers extract ->
          state.find(extract.key()).isPresent()
              ? List.of()
              : List.of(
                  AnswersExtracted.of(
                      extract.key(), extract.attempts().stream().map(Extractors::answer).toList()));
    };
  }

  @Override
  public Message reply(AdapterState state, AdapterCommand command, Receipt receipt) {
    return switch (command) {
      case AdapterCommand.ExtractAnswers extract ->
          new SupervisorCommand.AnswersExtracted(
              extract.run(),
              extract.key(),
              state.find(extract.key()).orElseThrow().packed().unpack(),
              receipt);
    };
  }
}
