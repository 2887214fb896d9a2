package cosr.runtime.serve;

import cosr.protocol.KeyedRandom;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.OpenBatch;
import cosr.student.tokenizer.StopStrings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One answer as it grows. For the engine's thread. */
final class Growing {
  private static final String PURPOSE = "serve";
  private static final float[] NONE = {};

  private final Served served;
  private final Job job;
  private final int row;
  private final int[] prompt;
  private final int most;
  private final StopStrings.Watch watch;
  private int answered;

  /**
   * @param row number of the answer within its request
   */
  Growing(Served served, Job job, int row) {
    Ask ask = job.ask();
    this.served = served;
    this.job = job;
    this.row = row;
    this.prompt = ask.prompts().get(row / ask.choices());
    this.most = ask.maxTokens().get(row / ask.choices());
    this.watch = ask.stops().watch(served.tokenizer().stream(true));
  }

  Job job() {
    return job;
  }

  /** Tokens of its prompt. */
  int width() {
    return prompt.length;
  }

  /** What the engine is asked for. */
  GenerateBatch.Row asked() {
    float[] uniforms = job.ask().choice().greedy() ? NONE : uniforms();
    return new GenerateBatch.Row(prompt, most, uniforms, job.ask().choice());
  }

  /** By the prompt and the number of the choice: what else is asked for changes no draw. */
  private float[] uniforms() {
    Ask ask = job.ask();
    KeyedRandom random =
        KeyedRandom.of(ask.seed(), PURPOSE, Arrays.toString(prompt), row % ask.choices());
    float[] uniforms = new float[most];
    for (int i = 0; i < most; i++) uniforms[i] = random.nextFloat();
    return uniforms;
  }

  /** Takes tokens up to the one that ends the answer. */
  Piece take(OpenBatch.Piece more) {
    List<Piece.Token> shown = new ArrayList<>();
    Optional<String> finish = Optional.empty();
    int before = answered;
    for (int i = 0; i < more.ids().length && finish.isEmpty(); i++) {
      int id = more.ids()[i];
      answered++;
      if (served.ends().contains(id)) {
        finish = Optional.of("stop");
        break;
      }
      shown.add(new Piece.Token(id, more.logProbs()[i]));
      if (watch.push(id).isPresent()) finish = Optional.of("stop");
      else if (answered == most) finish = Optional.of("length");
    }
    String text = finish.isPresent() ? watch.finish() : watch.release();
    return new Piece(row, text, shown, answered - before, finish);
  }
}
