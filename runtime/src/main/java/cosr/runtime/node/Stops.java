package cosr.runtime.node;

import cosr.config.UserError;
import cosr.student.tokenizer.StopStrings;
import cosr.student.tokenizer.TextTokenizer;
import java.util.List;

/** The texts that end answers of a model. */
final class Stops {
  private Stops() {}

  /**
   * The texts, none of which has a mark of the tokenizer in it: answers are read without marks, so
   * it would be in none.
   *
   * @throws UserError with one line that names the text and the mark
   */
  static StopStrings of(List<String> texts, TextTokenizer tokenizer) {
    for (int id = 0; !texts.isEmpty() && id < tokenizer.size(); id++) {
      if (!tokenizer.special(id)) continue;
      String mark = tokenizer.token(id).orElse("");
      for (String text : texts)
        if (!mark.isEmpty() && text.contains(mark))
          throw new UserError(
              "sampling.stop: %s is a mark of this model and no text that is looked through: leave it out, end marks end an answer anyway"
                  .formatted(mark));
    }
    return new StopStrings(texts);
  }
}
