package cosr.student.actor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.protocol.Cell;
import cosr.protocol.Lessons;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.StudentCommand.Generate;
import cosr.protocol.StudentCommand.Prompt;
import cosr.student.core.StudentEvent;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.TensorEngine;
import cosr.student.engine.djl.DjlEngine;
import cosr.student.hub.ModelFolder;
import cosr.student.model.ModelShape;
import cosr.student.tokenizer.HubTokenizer;
import cosr.student.tokenizer.TokenizerFiles;
import cosr.student.wording.ChatWording;
import cosr.templates.ModelTemplates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prompt that cannot be asked is no wrong answer: it ends the work, by the task's name. */
class AskedPromptsTest {
  private static final Path QWEN = Path.of("src", "test", "resources", "fixtures", "qwen2");
  private static final TokenizerFiles TOKENS = new TokenizerFiles("abcdefgh.=");
  private static final int CONTEXT = 64;

  @TempDir Path folder;

  @Test
  void aDrawnPromptThatLeavesNoRoomForAnAnswerIsNamed() throws IOException {
    Settings settings =
        SettingsLoader.load(
                null,
                List.of("model.hidden-size=16", "model.layers=1", "model.intermediate-size=8"))
            .settings();
    ModelFolder model = ModelFolder.open(QWEN);
    ChatWording wording =
        new ChatWording(
            HubTokenizer.of(model), ModelTemplates.of(QWEN), List.of(509), "", CONTEXT, 8);
    Workshop workshop =
        new Workshop(settings, engine(settings), wording, new NoLessons(), folder, new NoPast());
    try {
      assertThatThrownBy(() -> workshop.sample(ask("sort: 3 1 2", "sort: " + "9 8 7 ".repeat(20))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("the task 'sort: 9 8 7 ")
          .hasMessageContaining("…' of sort/2 cannot be asked: a prompt of ")
          .hasMessageEndingWith("leaves no room for an answer: student.context is 64");
    } finally {
      workshop.close();
    }
  }

  private static TensorEngine engine(Settings settings) {
    ModelShape shape =
        ModelShape.of(
            settings.model(), TOKENS.size(), TOKENS.endId(), TokenizerFiles.PAD_ID, CONTEXT);
    return new DjlEngine(shape, EngineOptions.of(settings), TOKENS.files(CONTEXT));
  }

  private static Generate ask(String... texts) {
    List<Prompt> prompts =
        IntStream.range(0, texts.length)
            .mapToObj(i -> new Prompt("t" + i, new Cell("sort", i + 1), texts[i], "", 6))
            .toList();
    return new Generate("run", new SheetKey(Stage.ROUND, 0, 0), 0, 2, false, prompts);
  }

  private static final class NoLessons implements Lessons {
    @Override
    public List<Row> rows(int step, int count) {
      return List.of();
    }

    @Override
    public List<Row> reminders(int step, int count) {
      return List.of();
    }
  }

  private static final class NoPast implements Past {
    @Override
    public List<StudentEvent> events() {
      return List.of();
    }

    @Override
    public int divergences() {
      return 0;
    }
  }
}
