package cosr.verifier;

import cosr.persistence.RoleCore;
import cosr.protocol.Message;
import cosr.protocol.PoolUse;
import cosr.protocol.Receipt;
import cosr.protocol.Role;
import cosr.protocol.SheetKey;
import cosr.protocol.SupervisorCommand.AnswersVerified;
import cosr.protocol.VerifierCommand;
import cosr.verifier.VerifierEvent.VerdictsRecorded;
import java.util.List;

/**
 * Decides what the Verifier writes: the verdicts of each sheet, once. The verdicts themselves come
 * from the {@link JobBoard} in a {@link SheetDecided}; until then a {@code VerifyAnswers} writes
 * nothing and has no reply. Stateless.
 */
public final class VerifierCore implements RoleCore<VerifierCommand, VerifierEvent, VerifierState> {
  @Override
  public Role role() {
    return Role.VERIFIER;
  }

  @Override
  public VerifierState initial() {
    return VerifierState.empty();
  }

  @Override
  public Class<VerifierState> stateType() {
    return VerifierState.class;
  }

  @Override
  public VerifierState apply(VerifierState state, VerifierEvent event) {
    return switch (event) {
      case VerdictsRecorded recorded -> state.with(recorded);
    };
  }

  /** Whether the command can be answered from the state. */
  public boolean isDecided(VerifierState state, SheetKey key) {
    return state.find(key).isPresent();
  }

  @Override
  public List<VerifierEvent> decide(VerifierState state, VerifierCommand command) {
    return switch (command) {
      case VerifierCommand.VerifyAnswers verify -> List.of();
      case VerifierCommand.JobDone done -> List.of();
      case VerifierCommand.Internal internal ->
          internal instanceof SheetDecided decided && !isDecided(state, decided.key())
              ? List.of(decided.verdicts())
              : List.of();
    };
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException where the command has no answer, or none yet
   */
  @Override
  public Message reply(VerifierState state, VerifierCommand command, Receipt receipt) {
    return switch (command) {
      case VerifierCommand.VerifyAnswers verify ->
          verified(state, verify.run(), verify.key(), PoolUse.NONE, receipt);
      case VerifierCommand.JobDone done -> throw unanswered(done.jobId());
      case VerifierCommand.Internal internal -> {
        if (internal instanceof SheetDecided decided)
          yield verified(state, decided.run(), decided.key(), decided.use(), receipt);
        throw unanswered(internal.toString());
      }
    };
  }

  private static AnswersVerified verified(
      VerifierState state, String run, SheetKey key, PoolUse use, Receipt receipt) {
    VerdictsRecorded part = state.find(key).orElseThrow(() -> unanswered(key.toString()));
    return new AnswersVerified(run, key, part.packed().unpack(), use, receipt);
  }

  private static IllegalStateException unanswered(String what) {
    return new IllegalStateException("nothing is recorded that answers " + what);
  }
}
