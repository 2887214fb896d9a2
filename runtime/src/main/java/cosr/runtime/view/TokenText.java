package cosr.runtime.view;

import cosr.config.UserError;
import cosr.student.hub.ModelFolder;
import cosr.student.tokenizer.HubTokenizer;
import cosr.student.tokenizer.TextTokenizer;
import cosr.student.tokenizer.TokenizerFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The text that a run's token ids stand for, for people. */
@FunctionalInterface
public interface TokenText {
  /** The text of ids, without padding and other marks. */
  String of(int[] ids);

  /** A token a character: those from 1 on, in the order of an alphabet. */
  static TokenText ofAlphabet(String alphabet) {
    return ids -> {
      StringBuilder out = new StringBuilder();
      for (int id : ids) if (id != TokenizerFiles.PAD_ID) out.append(alphabet.charAt(id - 1));
      return out.toString();
    };
  }

  /** Those of a model's folder, which is opened when a text is asked for first. */
  static TokenText ofModel(Path folder) {
    return new OfModel(folder);
  }

  /** Where the folder isn't there any more, a text is how many tokens it has. */
  final class OfModel implements TokenText {
    private final Path folder;
    private boolean tried;
    private @Nullable TextTokenizer tokenizer;

    private OfModel(Path folder) {
      this.folder = folder;
    }

    @Override
    public String of(int[] ids) {
      TextTokenizer ours = opened();
      return ours == null ? "(" + ids.length + " tokens)" : ours.decode(ids, true);
    }

    private synchronized @Nullable TextTokenizer opened() {
      if (tried) return tokenizer;
      tried = true;
      try (ModelFolder model = ModelFolder.open(folder)) {
        tokenizer = HubTokenizer.of(model);
      } catch (UserError e) {
        tokenizer = null;
      }
      return tokenizer;
    }
  }
}
