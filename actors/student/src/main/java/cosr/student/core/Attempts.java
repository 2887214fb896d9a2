package cosr.student.core;

import cosr.protocol.StudentCommand.Generate;
import cosr.protocol.StudentCommand.Prompt;
import cosr.protocol.SupervisorCommand.Attempt;
import cosr.student.core.StudentEvent.AttemptsRecorded;
import cosr.student.core.StudentEvent.PromptRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Packs what was sampled into its event, and reads the event for the other roles. */
final class Attempts {
  private Attempts() {}

  static AttemptsRecorded record(
      Generate command, List<int[]> promptIds, List<Sampled> sampled, long sampleMicros) {
    int asked = command.prompts().size() * command.samples();
    if (sampled.size() != asked)
      throw new IllegalArgumentException(
          "%s: %d attempts were asked for and %d made"
              .formatted(command.key(), asked, sampled.size()));
    List<PromptRecord> prompts = new ArrayList<>();
    for (int k = 0; k < command.prompts().size(); k++) {
      Prompt p = command.prompts().get(k);
      prompts.add(new PromptRecord(p.taskId(), p.cell(), Packed.ints(promptIds.get(k))));
    }
    int tokens = sampled.stream().mapToInt(a -> a.ids().length).sum();
    int[] lengths = new int[asked];
    byte[] finished = new byte[asked];
    int[] ids = new int[tokens];
    float[] logProbs = new float[command.greedy() ? 0 : tokens];
    int from = 0;
    for (int a = 0; a < asked; a++) {
      Sampled made = sampled.get(a);
      lengths[a] = made.ids().length;
      finished[a] = (byte) (made.finished() ? 1 : 0);
      System.arraycopy(made.ids(), 0, ids, from, lengths[a]);
      if (!command.greedy()) System.arraycopy(made.logProbs(), 0, logProbs, from, lengths[a]);
      from += lengths[a];
    }
    return new AttemptsRecorded(
        command.key(),
        command.weightsVersion(),
        prompts,
        Packed.ints(lengths),
        finished,
        Packed.ints(ids),
        Packed.floats(logProbs),
        sampleMicros);
  }

  static List<Attempt> read(AttemptsRecorded part, Function<int[], String> decode) {
    List<Attempt> attempts = new ArrayList<>();
    int[] ids = Packed.ints(part.ids());
    int[] lengths = Packed.ints(part.lengths());
    int from = 0;
    for (int a = 0; a < lengths.length; a++) {
      int[] own = Arrays.copyOfRange(ids, from, from + lengths[a]);
      attempts.add(new Attempt(decode.apply(own), lengths[a], part.finished()[a] != 0));
      from += lengths[a];
    }
    return List.copyOf(attempts);
  }
}
