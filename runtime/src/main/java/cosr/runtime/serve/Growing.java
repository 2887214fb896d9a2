package cosr.runtime.serve;

import cosr.protocol.KeyedRandom;
import cosr.student.engine.Generation;
import cosr.student.tokenizer.StopStrings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One answer as it grows. For the engine's thread. */
final class Growing implements Decoder.Row {
  private static final String PURPOSE = "serve";

  private final Job job;
  private final int row;
  private final Sampling sampling;
  private final StopStrings.Watch watch;
  private final KeyedRandom random;
  private final int most;
  private int[] tokens;
  private int length;
  private int answered;

  /**
   * @param row number of the answer within its request
   */
  Growing(Job job, int row, Served served) {
    Ask ask = job.ask();
    int[] prompt = ask.prompts().get(row / ask.choices());
    this.job = job;
    this.row = row;
    this.sampling = ask.sampling();
    this.watch = ask.stops().watch(served.tokenizer().stream(true));
    // By the prompt and the number of the choice: what else is asked for changes no draw.
    this.random = KeyedRandom.of(ask.seed(), PURPOSE, Arrays.toString(prompt), row % ask.choices());
    this.most = ask.maxTokens().get(row / ask.choices());
    this.tokens = prompt;
    this.length = prompt.length;
  }

  Job job() {
    return job;
  }

  @Override
  public int[] tokens() {
    return Arrays.copyOf(tokens, length);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public int answered() {
    return answered;
  }

  @Override
  public Sampling sampling() {
    return sampling;
  }

  @Override
  public int left() {
    return most - answered;
  }

  @Override
  public float[] uniforms(int count) {
    float[] uniforms = new float[count];
    for (int i = 0; i < count; i++) uniforms[i] = random.nextFloat();
    return uniforms;
  }

  /** Takes tokens up to the one that ends the answer. */
  Piece take(Generation.Row more, Served served) {
    List<Piece.Token> shown = new ArrayList<>();
    Optional<String> finish = Optional.empty();
    int before = answered;
    for (int i = 0; i < more.ids().length && finish.isEmpty(); i++) {
      int id = more.ids()[i];
      add(id);
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

  private void add(int id) {
    if (length == tokens.length) tokens = Arrays.copyOf(tokens, length + Math.max(16, length / 2));
    tokens[length++] = id;
  }
}
