package cosr.runtime.serve;

import cosr.student.engine.TensorEngine;
import cosr.student.model.ModelShape;
import cosr.student.tokenizer.TextTokenizer;
import java.util.Set;

/**
 * A model that is ready to answer.
 *
 * @param name the requests' {@code model}
 * @param created when it was made, in seconds since 1970
 * @param engine with the weights; used by one thread
 * @param chat how messages become a prompt
 * @param vocabulary ids that the model has an embedding for
 * @param context tokens of prompt and answer together at most
 * @param ends ids that end an answer
 * @param files what stays open as long as the engine
 */
public record Served(
    String name,
    long created,
    TensorEngine engine,
    TextTokenizer tokenizer,
    ChatPrompt chat,
    int vocabulary,
    int context,
    Set<Integer> ends,
    AutoCloseable files)
    implements AutoCloseable {

  public Served {
    ends = Set.copyOf(ends);
  }

  /** Of a model of a shape, whose answers end at the shape's end marks. */
  public static Served of(
      String name,
      long created,
      TensorEngine engine,
      TextTokenizer tokenizer,
      ChatPrompt chat,
      ModelShape shape,
      AutoCloseable files) {
    Set<Integer> ends = Set.copyOf(shape.ends());
    return new Served(
        name, created, engine, tokenizer, chat, shape.vocab(), shape.maxLength(), ends, files);
  }

  @Override
  public void close() {
    engine.close();
    tokenizer.close();
    try {
      files.close();
    } catch (Exception e) {
      throw new IllegalStateException("files of the model can't be closed", e);
    }
  }
}
